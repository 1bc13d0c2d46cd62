CREATE TABLE "escalation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"memo_id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"term_id" uuid NOT NULL,
	"level" text NOT NULL,
	"year" integer NOT NULL,
	"stage_entry_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"state" text NOT NULL,
	"sheet" jsonb NOT NULL,
	"reason" text,
	"due" text,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "escalation_answer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"memo_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"reference" text NOT NULL,
	"dated" text NOT NULL,
	"file_id" uuid,
	"due" text,
	"note" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"countersigned_by" uuid,
	"countersigned_at" timestamp with time zone,
	"sent_back" text
);
--> statement-breakpoint
CREATE TABLE "escalation_answer_line" (
	"answer_id" uuid NOT NULL,
	"escalation_id" uuid NOT NULL,
	CONSTRAINT "escalation_answer_line_answer_id_escalation_id_pk" PRIMARY KEY("answer_id","escalation_id")
);
--> statement-breakpoint
CREATE TABLE "escalation_quota" (
	"term_id" uuid NOT NULL,
	"level" text NOT NULL,
	"year" integer NOT NULL,
	"quota" integer NOT NULL,
	"reason" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "escalation_quota_term_id_level_year_pk" PRIMARY KEY("term_id","level","year")
);
--> statement-breakpoint
CREATE TABLE "escalation_rule" (
	"term_id" uuid PRIMARY KEY NOT NULL,
	"central_from" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exemplar" (
	"entry_id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"draft" jsonb,
	"shown" jsonb,
	"ordinal" integer,
	"prepared_by" uuid,
	"prepared_at" timestamp with time zone,
	"approved_by" uuid,
	"approved_at" timestamp with time zone,
	"sent_back" text,
	"taken_down" boolean NOT NULL,
	"taken_down_reason" text,
	"taken_down_by" uuid,
	"taken_down_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "submission_memo" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"term_id" uuid NOT NULL,
	"level" text NOT NULL,
	"year" integer NOT NULL,
	"state" text NOT NULL,
	"body" jsonb NOT NULL,
	"number" text NOT NULL,
	"signed_on" text NOT NULL,
	"digest" text,
	"prepared_by" uuid NOT NULL,
	"prepared_at" timestamp with time zone NOT NULL,
	"approved_by" uuid,
	"approved_at" timestamp with time zone,
	"sent_back" text,
	"sent_on" text,
	"sent_how" text,
	"sent_by" uuid
);
--> statement-breakpoint
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_memo_id_submission_memo_id_fk" FOREIGN KEY ("memo_id") REFERENCES "public"."submission_memo"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_term_id_term_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."term"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_stage_entry_id_stage_entry_id_fk" FOREIGN KEY ("stage_entry_id") REFERENCES "public"."stage_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_answer" ADD CONSTRAINT "escalation_answer_memo_id_submission_memo_id_fk" FOREIGN KEY ("memo_id") REFERENCES "public"."submission_memo"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_answer" ADD CONSTRAINT "escalation_answer_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_answer_line" ADD CONSTRAINT "escalation_answer_line_answer_id_escalation_answer_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."escalation_answer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_answer_line" ADD CONSTRAINT "escalation_answer_line_escalation_id_escalation_id_fk" FOREIGN KEY ("escalation_id") REFERENCES "public"."escalation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_quota" ADD CONSTRAINT "escalation_quota_term_id_term_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."term"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_rule" ADD CONSTRAINT "escalation_rule_term_id_term_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."term"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exemplar" ADD CONSTRAINT "exemplar_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exemplar" ADD CONSTRAINT "exemplar_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_memo" ADD CONSTRAINT "submission_memo_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_memo" ADD CONSTRAINT "submission_memo_term_id_term_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."term"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "escalation_edition_id_index" ON "escalation" USING btree ("edition_id");--> statement-breakpoint
CREATE INDEX "escalation_term_id_index" ON "escalation" USING btree ("term_id");--> statement-breakpoint
CREATE INDEX "escalation_entry_id_index" ON "escalation" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "escalation_answer_memo_id_index" ON "escalation_answer" USING btree ("memo_id");--> statement-breakpoint
CREATE INDEX "escalation_answer_line_escalation_id_index" ON "escalation_answer_line" USING btree ("escalation_id");--> statement-breakpoint
CREATE INDEX "submission_memo_edition_id_index" ON "submission_memo" USING btree ("edition_id");--> statement-breakpoint
CREATE INDEX "submission_memo_term_id_index" ON "submission_memo" USING btree ("term_id");