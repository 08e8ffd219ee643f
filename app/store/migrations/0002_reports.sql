-- What is reported about a measure, and what the CDO office says to it; guesses that wait for confirmation.

CREATE TABLE "milestones" (
    "id" text PRIMARY KEY,
    "version" bigint NOT NULL,
    "archived_at" bigint NOT NULL DEFAULT 0,
    "measure_id" text NOT NULL REFERENCES "measures" ("id") DEFERRABLE INITIALLY DEFERRED,
    "position" bigint NOT NULL DEFAULT 0,
    "title" text NOT NULL DEFAULT '',
    "due" text NOT NULL DEFAULT '',
    "done_on" text NOT NULL DEFAULT '',
    "weight" double precision NOT NULL DEFAULT 0,
    "sources" text NOT NULL DEFAULT ''
);

CREATE TABLE "status_reports" (
    "id" text PRIMARY KEY,
    "version" bigint NOT NULL,
    "archived_at" bigint NOT NULL DEFAULT 0,
    "measure_id" text NOT NULL REFERENCES "measures" ("id") DEFERRABLE INITIALLY DEFERRED,
    "ministry_id" text NOT NULL DEFAULT '',
    "replaces_id" text NOT NULL DEFAULT '',
    "round_id" text NOT NULL DEFAULT '',
    "as_of" text NOT NULL DEFAULT '',
    "state" text NOT NULL DEFAULT '',
    "submitted_at" bigint NOT NULL DEFAULT 0,
    "approved_at" bigint NOT NULL DEFAULT 0,
    "phase" text NOT NULL DEFAULT '',
    "percent" double precision,
    "ampel" text NOT NULL DEFAULT '',
    "deviation" text NOT NULL DEFAULT '',
    "cause" text NOT NULL DEFAULT '',
    "countermeasure" text NOT NULL DEFAULT '',
    "text" text NOT NULL DEFAULT '',
    "next_step" text NOT NULL DEFAULT '',
    "decision_needed" text NOT NULL DEFAULT '',
    "risks" text NOT NULL DEFAULT '',
    "internal_note" text NOT NULL DEFAULT '',
    "demo" boolean NOT NULL DEFAULT false,
    "sources" text NOT NULL DEFAULT ''
);

CREATE TABLE "due_shifts" (
    "id" text PRIMARY KEY,
    "version" bigint NOT NULL,
    "archived_at" bigint NOT NULL DEFAULT 0,
    "measure_id" text NOT NULL REFERENCES "measures" ("id") DEFERRABLE INITIALLY DEFERRED,
    "decided_on" text NOT NULL DEFAULT '',
    "from_day" text NOT NULL DEFAULT '',
    "to_day" text NOT NULL DEFAULT '',
    "reason" text NOT NULL DEFAULT '',
    "resolution_id" text NOT NULL DEFAULT '',
    "sources" text NOT NULL DEFAULT ''
);

CREATE TABLE "second_opinions" (
    "id" text PRIMARY KEY,
    "version" bigint NOT NULL,
    "archived_at" bigint NOT NULL DEFAULT 0,
    "measure_id" text NOT NULL REFERENCES "measures" ("id") DEFERRABLE INITIALLY DEFERRED,
    "as_of" text NOT NULL DEFAULT '',
    "ampel" text NOT NULL DEFAULT '',
    "reason" text NOT NULL DEFAULT '',
    "internal" boolean NOT NULL DEFAULT false,
    "demo" boolean NOT NULL DEFAULT false,
    "sources" text NOT NULL DEFAULT ''
);

CREATE TABLE "proposals" (
    "id" text PRIMARY KEY,
    "version" bigint NOT NULL,
    "archived_at" bigint NOT NULL DEFAULT 0,
    "aspect" text NOT NULL DEFAULT '',
    "subject_kind" text NOT NULL DEFAULT '',
    "subject_id" text NOT NULL DEFAULT '',
    "object_id" text NOT NULL DEFAULT '',
    "reason" text NOT NULL DEFAULT '',
    "state" text NOT NULL DEFAULT '',
    "sources" text NOT NULL DEFAULT ''
);
