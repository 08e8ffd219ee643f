-- Reporting rounds, Fehlanzeigen, the threads under reports, and what a report asks for.

ALTER TABLE "status_reports" ADD COLUMN "author_id" text NOT NULL DEFAULT '';
ALTER TABLE "status_reports" ADD COLUMN "late" boolean NOT NULL DEFAULT false;
ALTER TABLE "status_reports" ADD COLUMN "new_due" text NOT NULL DEFAULT '';
ALTER TABLE "status_reports" ADD COLUMN "new_due_reason" text NOT NULL DEFAULT '';
ALTER TABLE "status_reports" ADD COLUMN "milestones_done" text NOT NULL DEFAULT '';

CREATE TABLE "reporting_rounds" (
    "id" text PRIMARY KEY,
    "version" bigint NOT NULL,
    "archived_at" bigint NOT NULL DEFAULT 0,
    "strategy_id" text NOT NULL REFERENCES "strategies" ("id") DEFERRABLE INITIALLY DEFERRED,
    "title" text NOT NULL DEFAULT '',
    "stichtag" text NOT NULL DEFAULT '',
    "opens_on" text NOT NULL DEFAULT '',
    "deadline" text NOT NULL DEFAULT '',
    "state" text NOT NULL DEFAULT '',
    "ministry_ids" text NOT NULL DEFAULT '',
    "measure_ids" text NOT NULL DEFAULT '',
    "remind_before" bigint NOT NULL DEFAULT 0,
    "remind_after" bigint NOT NULL DEFAULT 0,
    "message" text NOT NULL DEFAULT '',
    "closed_at" bigint NOT NULL DEFAULT 0,
    "expected" bigint NOT NULL DEFAULT 0,
    "in_time" bigint NOT NULL DEFAULT 0,
    "approved" bigint NOT NULL DEFAULT 0,
    "demo" boolean NOT NULL DEFAULT false,
    "sources" text NOT NULL DEFAULT ''
);

CREATE TABLE "nil_returns" (
    "id" text PRIMARY KEY,
    "version" bigint NOT NULL,
    "archived_at" bigint NOT NULL DEFAULT 0,
    "round_id" text NOT NULL REFERENCES "reporting_rounds" ("id") DEFERRABLE INITIALLY DEFERRED,
    "ministry_id" text NOT NULL REFERENCES "ministries" ("id") DEFERRABLE INITIALLY DEFERRED,
    "author_id" text NOT NULL DEFAULT '',
    "reason" text NOT NULL DEFAULT '',
    "given_at" bigint NOT NULL DEFAULT 0,
    "sources" text NOT NULL DEFAULT ''
);

CREATE TABLE "comments" (
    "id" text PRIMARY KEY,
    "version" bigint NOT NULL,
    "archived_at" bigint NOT NULL DEFAULT 0,
    "measure_id" text NOT NULL REFERENCES "measures" ("id") DEFERRABLE INITIALLY DEFERRED,
    "report_id" text NOT NULL REFERENCES "status_reports" ("id") DEFERRABLE INITIALLY DEFERRED,
    "author_id" text NOT NULL DEFAULT '',
    "written_at" bigint NOT NULL DEFAULT 0,
    "text" text NOT NULL DEFAULT '',
    "sources" text NOT NULL DEFAULT ''
);

CREATE INDEX "comments_report" ON "comments" ("report_id");
