-- Bodies, who belongs to them, their meetings, what they decide and what must follow; co-signatures of briefings.
-- What identifies a person lies in "personal", which is no part of the journal.

CREATE TABLE "people" (
    "id" text PRIMARY KEY,
    "version" bigint NOT NULL,
    "archived_at" bigint NOT NULL DEFAULT 0,
    "changed_at" bigint NOT NULL DEFAULT 0,
    "sources" text NOT NULL DEFAULT ''
);

CREATE TABLE "bodies" (
    "id" text PRIMARY KEY,
    "version" bigint NOT NULL,
    "archived_at" bigint NOT NULL DEFAULT 0,
    "jurisdiction_id" text NOT NULL DEFAULT '',
    "parent_id" text NOT NULL DEFAULT '',
    "predecessor_id" text NOT NULL DEFAULT '',
    "name" text NOT NULL DEFAULT '',
    "short_name" text NOT NULL DEFAULT '',
    "kind" text NOT NULL DEFAULT '',
    "task" text NOT NULL DEFAULT '',
    "secretariat" text NOT NULL DEFAULT '',
    "contact" text NOT NULL DEFAULT '',
    "website" text NOT NULL DEFAULT '',
    "valid_from" text NOT NULL DEFAULT '',
    "valid_until" text NOT NULL DEFAULT '',
    "published" boolean NOT NULL DEFAULT false,
    "rules" text NOT NULL DEFAULT '',
    "note" text NOT NULL DEFAULT '',
    "sources" text NOT NULL DEFAULT ''
);

CREATE TABLE "memberships" (
    "id" text PRIMARY KEY,
    "version" bigint NOT NULL,
    "archived_at" bigint NOT NULL DEFAULT 0,
    "body_id" text NOT NULL REFERENCES "bodies" ("id") DEFERRABLE INITIALLY DEFERRED,
    "person_id" text NOT NULL DEFAULT '',
    "ministry_id" text NOT NULL DEFAULT '',
    "jurisdiction_id" text NOT NULL DEFAULT '',
    "post" text NOT NULL DEFAULT '',
    "role" text NOT NULL DEFAULT '',
    "vote" boolean NOT NULL DEFAULT false,
    "deputy_of_id" text NOT NULL DEFAULT '',
    "valid_from" text NOT NULL DEFAULT '',
    "valid_until" text NOT NULL DEFAULT '',
    "note" text NOT NULL DEFAULT '',
    "sources" text NOT NULL DEFAULT ''
);

CREATE TABLE "chair_turns" (
    "id" text PRIMARY KEY,
    "version" bigint NOT NULL,
    "archived_at" bigint NOT NULL DEFAULT 0,
    "body_id" text NOT NULL REFERENCES "bodies" ("id") DEFERRABLE INITIALLY DEFERRED,
    "number" bigint NOT NULL DEFAULT 0,
    "from_day" text NOT NULL DEFAULT '',
    "until_day" text NOT NULL DEFAULT '',
    "jurisdiction_ids" text NOT NULL DEFAULT '',
    "note" text NOT NULL DEFAULT '',
    "sources" text NOT NULL DEFAULT ''
);

CREATE TABLE "meetings" (
    "id" text PRIMARY KEY,
    "version" bigint NOT NULL,
    "archived_at" bigint NOT NULL DEFAULT 0,
    "body_id" text NOT NULL REFERENCES "bodies" ("id") DEFERRABLE INITIALLY DEFERRED,
    "number" bigint NOT NULL DEFAULT 0,
    "title" text NOT NULL DEFAULT '',
    "kind" text NOT NULL DEFAULT '',
    "on_day" text NOT NULL DEFAULT '',
    "start" text NOT NULL DEFAULT '',
    "end" text NOT NULL DEFAULT '',
    "place" text NOT NULL DEFAULT '',
    "mode" text NOT NULL DEFAULT '',
    "state" text NOT NULL DEFAULT '',
    "chair_ids" text NOT NULL DEFAULT '',
    "present" text NOT NULL DEFAULT '',
    "done" text NOT NULL DEFAULT '',
    "objected_on" text NOT NULL DEFAULT '',
    "objection" text NOT NULL DEFAULT '',
    "approved_on" text NOT NULL DEFAULT '',
    "published" boolean NOT NULL DEFAULT false,
    "note" text NOT NULL DEFAULT '',
    "sources" text NOT NULL DEFAULT ''
);

CREATE TABLE "agenda_items" (
    "id" text PRIMARY KEY,
    "version" bigint NOT NULL,
    "archived_at" bigint NOT NULL DEFAULT 0,
    "meeting_id" text NOT NULL REFERENCES "meetings" ("id") DEFERRABLE INITIALLY DEFERRED,
    "number" text NOT NULL DEFAULT '',
    "position" bigint NOT NULL DEFAULT 0,
    "title" text NOT NULL DEFAULT '',
    "type" text NOT NULL DEFAULT '',
    "proposer_ministry_ids" text NOT NULL DEFAULT '',
    "proposer_jurisdiction_ids" text NOT NULL DEFAULT '',
    "briefing_ids" text NOT NULL DEFAULT '',
    "document_ids" text NOT NULL DEFAULT '',
    "assignment_id" text NOT NULL DEFAULT '',
    "draft" text NOT NULL DEFAULT '',
    "transfers" text NOT NULL DEFAULT '',
    "public" boolean NOT NULL DEFAULT false,
    "outcome" text NOT NULL DEFAULT '',
    "minutes" text NOT NULL DEFAULT '',
    "sources" text NOT NULL DEFAULT ''
);

CREATE TABLE "resolutions" (
    "id" text PRIMARY KEY,
    "version" bigint NOT NULL,
    "archived_at" bigint NOT NULL DEFAULT 0,
    "body_id" text NOT NULL REFERENCES "bodies" ("id") DEFERRABLE INITIALLY DEFERRED,
    "meeting_id" text NOT NULL DEFAULT '',
    "agenda_item_id" text NOT NULL DEFAULT '',
    "number" text NOT NULL DEFAULT '',
    "title" text NOT NULL DEFAULT '',
    "on_day" text NOT NULL DEFAULT '',
    "on_precision" text NOT NULL DEFAULT '',
    "on_wording" text NOT NULL DEFAULT '',
    "state" text NOT NULL DEFAULT '',
    "procedure" text NOT NULL DEFAULT '',
    "votes_present" bigint NOT NULL DEFAULT 0,
    "votes_yes" bigint NOT NULL DEFAULT 0,
    "votes_no" bigint NOT NULL DEFAULT 0,
    "votes_abstain" bigint NOT NULL DEFAULT 0,
    "proposer_ministry_ids" text NOT NULL DEFAULT '',
    "proposer_jurisdiction_ids" text NOT NULL DEFAULT '',
    "clauses" text NOT NULL DEFAULT '',
    "content" text NOT NULL DEFAULT '',
    "explanations" text NOT NULL DEFAULT '',
    "declarations" text NOT NULL DEFAULT '',
    "document_ids" text NOT NULL DEFAULT '',
    "corrects_id" text NOT NULL DEFAULT '',
    "refers_to" text NOT NULL DEFAULT '',
    "published" boolean NOT NULL DEFAULT false,
    "note" text NOT NULL DEFAULT '',
    "sources" text NOT NULL DEFAULT ''
);

CREATE TABLE "circulars" (
    "id" text PRIMARY KEY,
    "version" bigint NOT NULL,
    "archived_at" bigint NOT NULL DEFAULT 0,
    "body_id" text NOT NULL REFERENCES "bodies" ("id") DEFERRABLE INITIALLY DEFERRED,
    "title" text NOT NULL DEFAULT '',
    "urgency" text NOT NULL DEFAULT '',
    "draft" text NOT NULL DEFAULT '',
    "proposer_jurisdiction_ids" text NOT NULL DEFAULT '',
    "proposer_ministry_ids" text NOT NULL DEFAULT '',
    "opened_on" text NOT NULL DEFAULT '',
    "answers" text NOT NULL DEFAULT '',
    "result_sent_on" text NOT NULL DEFAULT '',
    "resolution_id" text NOT NULL DEFAULT '',
    "sources" text NOT NULL DEFAULT ''
);

CREATE TABLE "assignments" (
    "id" text PRIMARY KEY,
    "version" bigint NOT NULL,
    "archived_at" bigint NOT NULL DEFAULT 0,
    "kind" text NOT NULL DEFAULT '',
    "body_id" text NOT NULL REFERENCES "bodies" ("id") DEFERRABLE INITIALLY DEFERRED,
    "resolution_id" text NOT NULL DEFAULT '',
    "clause" text NOT NULL DEFAULT '',
    "meeting_id" text NOT NULL DEFAULT '',
    "agenda_item" text NOT NULL DEFAULT '',
    "agreed_on" text NOT NULL DEFAULT '',
    "title" text NOT NULL DEFAULT '',
    "responsible" text NOT NULL DEFAULT '',
    "ministry_ids" text NOT NULL DEFAULT '',
    "jurisdiction_ids" text NOT NULL DEFAULT '',
    "body_ids" text NOT NULL DEFAULT '',
    "deadline_kind" text NOT NULL DEFAULT '',
    "deadline_from_day" text NOT NULL DEFAULT '',
    "deadline_until_day" text NOT NULL DEFAULT '',
    "deadline_until_precision" text NOT NULL DEFAULT '',
    "deadline_until_wording" text NOT NULL DEFAULT '',
    "deadline_meeting_id" text NOT NULL DEFAULT '',
    "reporting_duty" text NOT NULL DEFAULT '',
    "measure_ids" text NOT NULL DEFAULT '',
    "target_ids" text NOT NULL DEFAULT '',
    "depends_on_ids" text NOT NULL DEFAULT '',
    "state" text NOT NULL DEFAULT '',
    "started_on" text NOT NULL DEFAULT '',
    "report" text NOT NULL DEFAULT '',
    "reported_on" text NOT NULL DEFAULT '',
    "reported_by_id" text NOT NULL DEFAULT '',
    "confirmed_on" text NOT NULL DEFAULT '',
    "confirmed_by_id" text NOT NULL DEFAULT '',
    "dropped_reason" text NOT NULL DEFAULT '',
    "dropped_on" text NOT NULL DEFAULT '',
    "answer_number" text NOT NULL DEFAULT '',
    "answer_id" text NOT NULL DEFAULT '',
    "shown_done_at_id" text NOT NULL DEFAULT '',
    "published" boolean NOT NULL DEFAULT false,
    "note" text NOT NULL DEFAULT '',
    "sources" text NOT NULL DEFAULT ''
);

CREATE TABLE "review_notes" (
    "id" text PRIMARY KEY,
    "version" bigint NOT NULL,
    "archived_at" bigint NOT NULL DEFAULT 0,
    "resolution_id" text NOT NULL REFERENCES "resolutions" ("id") DEFERRABLE INITIALLY DEFERRED,
    "on_day" text NOT NULL DEFAULT '',
    "text" text NOT NULL DEFAULT '',
    "author_id" text NOT NULL DEFAULT '',
    "sources" text NOT NULL DEFAULT ''
);

CREATE TABLE "co_signatures" (
    "id" text PRIMARY KEY,
    "version" bigint NOT NULL,
    "archived_at" bigint NOT NULL DEFAULT 0,
    "briefing_id" text NOT NULL REFERENCES "briefings" ("id") DEFERRABLE INITIALLY DEFERRED,
    "ministry_id" text NOT NULL REFERENCES "ministries" ("id") DEFERRABLE INITIALLY DEFERRED,
    "asked_on" text NOT NULL DEFAULT '',
    "deadline" text NOT NULL DEFAULT '',
    "answer" text NOT NULL DEFAULT '',
    "text" text NOT NULL DEFAULT '',
    "answered_on" text NOT NULL DEFAULT '',
    "answered_by_id" text NOT NULL DEFAULT '',
    "sources" text NOT NULL DEFAULT ''
);

CREATE TABLE "personal" (
    "id" text PRIMARY KEY,
    "name" text NOT NULL DEFAULT '',
    "function" text NOT NULL DEFAULT '',
    "as_of" text NOT NULL DEFAULT '',
    "public" boolean NOT NULL DEFAULT false
);
