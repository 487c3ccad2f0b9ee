// SPDX-License-Identifier: GPL-2.0-or-later
/* Copyright (C) 2026 vciv contributors */

/* Asks the hardware the questions in questions.c. */

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "questions.h"

static const char *const verdicts[] = {
	[ALLOWED] = "allowed",
	[ASSUMED] = "as assumed",
	[UNSAFE] = "NOT AS ASSUMED",
};

static const struct test *find_test(const char *id)
{
	for (size_t i = 0; i < num_tests; i++)
		if (!strcmp(tests[i].id, id))
			return &tests[i];

	return NULL;
}

static const struct choice *find_choice(const struct question *question, uint32_t value)
{
	for (int i = 0; i < MAX_CHOICES && question->choices[i].text; i++)
		if (question->choices[i].value == value)
			return &question->choices[i];

	return NULL;
}

static enum verdict ask(const char *id, const struct job *job, const struct question *question)
{
	uint32_t value = question->measure ? question->measure(job) :
		job->answer[question->instance][question->row][question->lane];
	const struct choice *choice = find_choice(question, value);
	enum verdict verdict = choice ? choice->verdict : question->other;

	if (choice)
		report("%-5s %s: %s [%s]\n", id, question->name, choice->text,
		       verdicts[verdict]);
	else
		report("%-5s %s: something else, %#x [%s]\n", id, question->name, value,
		       verdicts[verdict]);
	report("      %s\n", question->asks);

	return verdict;
}

static enum outcome ask_all(const char *id, const struct job *job, const struct step *step)
{
	enum outcome outcome = GOOD;

	for (int i = 0; i < MAX_QUESTIONS && step->questions[i].name; i++)
		if (ask(id, job, &step->questions[i]) == UNSAFE)
			outcome = BAD;

	return outcome;
}

static enum outcome run_step(const char *id, struct job *job, const struct step *step)
{
	int ret;

	memset(job->arena.map, 0, job->arena.size);
	if (step->prepare)
		step->prepare((uint32_t *)job->arena.map + JOB_POINTER / sizeof(uint32_t));

	ret = job_run(job, &step->code, step->instances, 0);
	if (!ret || (ret == -ETIME && step->may_hang))
		return ask_all(id, job, step);

	report("%-5s no answer: %s [NOT AS ASSUMED]\n", id,
	       ret == -ETIME ? "a program did not end" : strerror(-ret));
	for (int i = 0; i < MAX_QUESTIONS && step->questions[i].name; i++)
		report("      %s\n", step->questions[i].asks);

	return BAD;
}

static enum outcome run_steps(const struct test *test, struct job *job)
{
	enum outcome outcome = GOOD;

	for (int i = 0; i < MAX_STEPS && test->steps[i].code.words && !hwtest_stop; i++)
		if (run_step(test->id, job, &test->steps[i]) == BAD)
			outcome = BAD;

	return outcome;
}

static enum outcome explain(const char *id, int error)
{
	if (error != -EPERM) {
		report("%-5s no job: %s\n", id, strerror(-error));
		return BAD;
	}

	report("%-5s skipped: takes root and the module parameter allow_unverified=1\n", id);

	return SKIPPED;
}

enum outcome hwtest_readings(const char *id)
{
	const struct test *test = find_test(id);
	enum outcome outcome;
	struct job *job;
	int ret;

	if (test->not_looked_at) {
		report("%-5s not looked at: %s\n", id, test->not_looked_at);
		return GOOD;
	}

	job = calloc(1, sizeof(*job));
	ret = job ? job_open(job) : -ENOMEM;
	if (ret) {
		free(job);
		return explain(id, ret);
	}

	outcome = run_steps(test, job);
	job_close(job);
	free(job);

	return outcome;
}
