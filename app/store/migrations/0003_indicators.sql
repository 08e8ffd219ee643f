-- Whether a target is attained, apart from whether its measures are done. An indicator hangs on a target or on
-- a measure; the other reference stays empty.

CREATE TABLE "indicators" (
    "id" text PRIMARY KEY,
    "version" bigint NOT NULL,
    "archived_at" bigint NOT NULL DEFAULT 0,
    "target_id" text NOT NULL DEFAULT '',
    "measure_id" text NOT NULL DEFAULT '',
    "title" text NOT NULL DEFAULT '',
    "unit" text NOT NULL DEFAULT '',
    "baseline" double precision NOT NULL DEFAULT 0,
    "baseline_on" text NOT NULL DEFAULT '',
    "target_value" double precision NOT NULL DEFAULT 0,
    "due_day" text NOT NULL DEFAULT '',
    "due_precision" text NOT NULL DEFAULT '',
    "due_wording" text NOT NULL DEFAULT '',
    "direction" text NOT NULL DEFAULT '',
    "green" double precision NOT NULL DEFAULT 0,
    "yellow" double precision NOT NULL DEFAULT 0,
    "demo" boolean NOT NULL DEFAULT false,
    "sources" text NOT NULL DEFAULT ''
);

CREATE TABLE "readings" (
    "id" text PRIMARY KEY,
    "version" bigint NOT NULL,
    "archived_at" bigint NOT NULL DEFAULT 0,
    "indicator_id" text NOT NULL REFERENCES "indicators" ("id") DEFERRABLE INITIALLY DEFERRED,
    "day" text NOT NULL DEFAULT '',
    "amount" double precision NOT NULL DEFAULT 0,
    "note" text NOT NULL DEFAULT '',
    "sources" text NOT NULL DEFAULT ''
);
