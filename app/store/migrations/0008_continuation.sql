-- Fortschreibung: from which target or measure one was carried over, and what became of a target at the end.

ALTER TABLE "targets" ADD COLUMN "predecessor_id" text NOT NULL DEFAULT '';
ALTER TABLE "targets" ADD COLUMN "outcome" text NOT NULL DEFAULT '';
ALTER TABLE "targets" ADD COLUMN "outcome_reason" text NOT NULL DEFAULT '';
ALTER TABLE "targets" ADD COLUMN "outcome_on" text NOT NULL DEFAULT '';

ALTER TABLE "measures" ADD COLUMN "predecessor_id" text NOT NULL DEFAULT '';
