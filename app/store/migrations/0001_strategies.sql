-- What the database is, the journal of all changes, and the division of a strategy down to its measures.
-- The statements are understood by SQLite and PostgreSQL alike. Days are ISO text, times microseconds since
-- 1970 in UTC, lists JSON; '' and 0 stand for what is not known. References that may be empty carry no
-- constraint; the store checks them.

CREATE TABLE "meta" (
    "name" text PRIMARY KEY,
    "value" text NOT NULL
);

-- Only appended to. The image is text, not JSON: its bytes are part of the hash. The number is an integer, for
-- SQLite then files the rows by it.
CREATE TABLE "journal" (
    "seq" integer PRIMARY KEY,
    "batch" bigint NOT NULL,
    "at" bigint NOT NULL,
    "actor" text NOT NULL,
    "reason" text NOT NULL,
    "op" text NOT NULL,
    "kind" text NOT NULL,
    "record_id" text NOT NULL,
    "version" bigint NOT NULL,
    "image" text NOT NULL,
    "prev_hash" text NOT NULL,
    "hash" text NOT NULL
);

CREATE TABLE "jurisdictions" (
    "id" text PRIMARY KEY,
    "version" bigint NOT NULL,
    "archived_at" bigint NOT NULL DEFAULT 0,
    "name" text NOT NULL DEFAULT '',
    "key" text NOT NULL DEFAULT '',
    "iso" text NOT NULL DEFAULT '',
    "sources" text NOT NULL DEFAULT ''
);

CREATE TABLE "documents" (
    "id" text PRIMARY KEY,
    "version" bigint NOT NULL,
    "archived_at" bigint NOT NULL DEFAULT 0,
    "strategy_id" text NOT NULL DEFAULT '',
    "jurisdiction_id" text NOT NULL DEFAULT '',
    "title" text NOT NULL DEFAULT '',
    "type" text NOT NULL DEFAULT '',
    "file_name" text NOT NULL DEFAULT '',
    "date_day" text NOT NULL DEFAULT '',
    "date_precision" text NOT NULL DEFAULT '',
    "date_wording" text NOT NULL DEFAULT '',
    "relation" text NOT NULL DEFAULT '',
    "note" text NOT NULL DEFAULT '',
    "sources" text NOT NULL DEFAULT ''
);

CREATE TABLE "ministries" (
    "id" text PRIMARY KEY,
    "version" bigint NOT NULL,
    "archived_at" bigint NOT NULL DEFAULT 0,
    "jurisdiction_id" text NOT NULL REFERENCES "jurisdictions" ("id") DEFERRABLE INITIALLY DEFERRED,
    "abbreviation" text NOT NULL DEFAULT '',
    "name" text NOT NULL DEFAULT '',
    "also_called" text NOT NULL DEFAULT '',
    "duty" text NOT NULL DEFAULT '',
    "valid_from" text NOT NULL DEFAULT '',
    "valid_until" text NOT NULL DEFAULT '',
    "successor_ids" text NOT NULL DEFAULT '',
    "position" bigint NOT NULL DEFAULT 0,
    "note" text NOT NULL DEFAULT '',
    "sources" text NOT NULL DEFAULT ''
);

CREATE TABLE "strategies" (
    "id" text PRIMARY KEY,
    "version" bigint NOT NULL,
    "archived_at" bigint NOT NULL DEFAULT 0,
    "jurisdiction_id" text NOT NULL REFERENCES "jurisdictions" ("id") DEFERRABLE INITIALLY DEFERRED,
    "title" text NOT NULL DEFAULT '',
    "short_title" text NOT NULL DEFAULT '',
    "state" text NOT NULL DEFAULT '',
    "published" boolean NOT NULL DEFAULT false,
    "period_from_day" text NOT NULL DEFAULT '',
    "period_from_precision" text NOT NULL DEFAULT '',
    "period_from_wording" text NOT NULL DEFAULT '',
    "period_until_day" text NOT NULL DEFAULT '',
    "period_until_precision" text NOT NULL DEFAULT '',
    "period_until_wording" text NOT NULL DEFAULT '',
    "stage_year" bigint NOT NULL DEFAULT 0,
    "adopted_on_day" text NOT NULL DEFAULT '',
    "adopted_on_precision" text NOT NULL DEFAULT '',
    "adopted_on_wording" text NOT NULL DEFAULT '',
    "adopted_by" text NOT NULL DEFAULT '',
    "lead_ministry_id" text NOT NULL DEFAULT '',
    "predecessor_id" text NOT NULL DEFAULT '',
    "idea" text NOT NULL DEFAULT '',
    "description" text NOT NULL DEFAULT '',
    "note" text NOT NULL DEFAULT '',
    "report_interval" bigint NOT NULL DEFAULT 0,
    "sources" text NOT NULL DEFAULT ''
);

CREATE TABLE "fields" (
    "id" text PRIMARY KEY,
    "version" bigint NOT NULL,
    "archived_at" bigint NOT NULL DEFAULT 0,
    "strategy_id" text NOT NULL REFERENCES "strategies" ("id") DEFERRABLE INITIALLY DEFERRED,
    "position" bigint NOT NULL DEFAULT 0,
    "title" text NOT NULL DEFAULT '',
    "description" text NOT NULL DEFAULT '',
    "sources" text NOT NULL DEFAULT ''
);

CREATE TABLE "focus_topics" (
    "id" text PRIMARY KEY,
    "version" bigint NOT NULL,
    "archived_at" bigint NOT NULL DEFAULT 0,
    "field_id" text NOT NULL REFERENCES "fields" ("id") DEFERRABLE INITIALLY DEFERRED,
    "position" bigint NOT NULL DEFAULT 0,
    "title" text NOT NULL DEFAULT '',
    "description" text NOT NULL DEFAULT '',
    "note" text NOT NULL DEFAULT '',
    "sources" text NOT NULL DEFAULT ''
);

CREATE TABLE "targets" (
    "id" text PRIMARY KEY,
    "version" bigint NOT NULL,
    "archived_at" bigint NOT NULL DEFAULT 0,
    "strategy_id" text NOT NULL REFERENCES "strategies" ("id") DEFERRABLE INITIALLY DEFERRED,
    "field_id" text NOT NULL DEFAULT '',
    "focus_topic_id" text NOT NULL DEFAULT '',
    "number" bigint NOT NULL DEFAULT 0,
    "title" text NOT NULL DEFAULT '',
    "description" text NOT NULL DEFAULT '',
    "due_day" text NOT NULL DEFAULT '',
    "due_precision" text NOT NULL DEFAULT '',
    "due_wording" text NOT NULL DEFAULT '',
    "weight" double precision NOT NULL DEFAULT 0,
    "note" text NOT NULL DEFAULT '',
    "sources" text NOT NULL DEFAULT ''
);

CREATE TABLE "measures" (
    "id" text PRIMARY KEY,
    "version" bigint NOT NULL,
    "archived_at" bigint NOT NULL DEFAULT 0,
    "strategy_id" text NOT NULL REFERENCES "strategies" ("id") DEFERRABLE INITIALLY DEFERRED,
    "field_id" text NOT NULL DEFAULT '',
    "parent_id" text NOT NULL DEFAULT '',
    "target_ids" text NOT NULL DEFAULT '',
    "related_ids" text NOT NULL DEFAULT '',
    "number" bigint NOT NULL DEFAULT 0,
    "title" text NOT NULL DEFAULT '',
    "description" text NOT NULL DEFAULT '',
    "programmes" text NOT NULL DEFAULT '',
    "quantities" text NOT NULL DEFAULT '',
    "source_status" text NOT NULL DEFAULT '',
    "permanent" boolean NOT NULL DEFAULT false,
    "start_day" text NOT NULL DEFAULT '',
    "start_precision" text NOT NULL DEFAULT '',
    "start_wording" text NOT NULL DEFAULT '',
    "due_day" text NOT NULL DEFAULT '',
    "due_precision" text NOT NULL DEFAULT '',
    "due_wording" text NOT NULL DEFAULT '',
    "method" text NOT NULL DEFAULT '',
    "weight" double precision NOT NULL DEFAULT 0,
    "ministry_note" text NOT NULL DEFAULT '',
    "note" text NOT NULL DEFAULT '',
    "sources" text NOT NULL DEFAULT ''
);

CREATE TABLE "responsibilities" (
    "id" text PRIMARY KEY,
    "version" bigint NOT NULL,
    "archived_at" bigint NOT NULL DEFAULT 0,
    "subject_kind" text NOT NULL DEFAULT '',
    "subject_id" text NOT NULL DEFAULT '',
    "ministry_id" text NOT NULL REFERENCES "ministries" ("id") DEFERRABLE INITIALLY DEFERRED,
    "role" text NOT NULL DEFAULT '',
    "valid_from" text NOT NULL DEFAULT '',
    "valid_until" text NOT NULL DEFAULT '',
    "note" text NOT NULL DEFAULT '',
    "sources" text NOT NULL DEFAULT ''
);
