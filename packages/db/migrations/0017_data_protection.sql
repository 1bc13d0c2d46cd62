CREATE TABLE "data_incident" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"happened_at" timestamp with time zone,
	"report_due_at" timestamp with time zone NOT NULL,
	"what" text NOT NULL,
	"categories" text NOT NULL,
	"measures" text NOT NULL,
	"affected" integer NOT NULL,
	"state" text NOT NULL,
	"reported_at" timestamp with time zone,
	"reported_to" text,
	"no_report_reason" text,
	"told_at" timestamp with time zone,
	"told_how" text,
	"conclusion" text,
	"version" integer NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"closed_by" uuid,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "data_incident_person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"incident_id" uuid NOT NULL,
	"person_id" uuid,
	"name" text NOT NULL,
	"unit" text NOT NULL,
	"ordinal" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "data_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"code_hash" text NOT NULL,
	"state" text NOT NULL,
	"person_id" uuid,
	"received_at" timestamp with time zone NOT NULL,
	"answer_due_at" timestamp with time zone NOT NULL,
	"act_due_at" timestamp with time zone NOT NULL,
	"third_party" boolean DEFAULT false NOT NULL,
	"extended_at" timestamp with time zone,
	"extended_by" uuid,
	"identity_how" text,
	"identity_by" uuid,
	"identity_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"answered_by" uuid,
	"act_kind" text,
	"act_id" uuid,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"created_by" uuid,
	"version" integer NOT NULL,
	CONSTRAINT "data_request_code_hash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
CREATE TABLE "data_request_content" (
	"request_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"contact" text,
	"unit" text NOT NULL,
	"text" text NOT NULL,
	"identity_note" text,
	"extension_reason" text,
	"answer" text,
	"outcome" text
);
--> statement-breakpoint
CREATE TABLE "data_request_mail" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"sealed" text,
	"token_hash" text,
	"due_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"claimed_until" timestamp with time zone,
	"sent_at" timestamp with time zone,
	CONSTRAINT "data_request_mail_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "entry_erasure" (
	"entry_id" uuid PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "past_figure" (
	"id" uuid PRIMARY KEY NOT NULL,
	"term_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"on" date NOT NULL,
	"name" text NOT NULL,
	"person_id" uuid,
	"unit_id" uuid,
	"cluster_id" uuid,
	"decision_number" text NOT NULL,
	"note" text NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"removed_by" uuid,
	"removed_at" timestamp with time zone,
	"remove_reason" text
);
--> statement-breakpoint
CREATE TABLE "person_restriction" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"request_id" uuid,
	"reason" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"by" uuid NOT NULL,
	"lifted_at" timestamp with time zone,
	"lifted_by" uuid,
	"lift_reason" text
);
--> statement-breakpoint
CREATE TABLE "privacy_notice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" text NOT NULL,
	"valid_from" date NOT NULL,
	"body" jsonb NOT NULL,
	"state" text NOT NULL,
	"save_version" integer NOT NULL,
	"digest" text,
	"prepared_by" uuid NOT NULL,
	"prepared_at" timestamp with time zone NOT NULL,
	"sent_back" text,
	"published_by" uuid,
	"published_at" timestamp with time zone,
	CONSTRAINT "privacy_notice_version_unique" UNIQUE("version")
);
--> statement-breakpoint
CREATE TABLE "retention_item" (
	"run_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "retention_item_run_id_entry_id_pk" PRIMARY KEY("run_id","entry_id")
);
--> statement-breakpoint
CREATE TABLE "retention_run" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"state" text NOT NULL,
	"entries" integer NOT NULL,
	"people" integer NOT NULL,
	"files" integer NOT NULL,
	"digest" text NOT NULL,
	"reason" text NOT NULL,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"done_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "target_change" (
	"id" uuid PRIMARY KEY NOT NULL,
	"term_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"before" integer NOT NULL,
	"goal" integer NOT NULL,
	"reason" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "data_incident_person" ADD CONSTRAINT "data_incident_person_incident_id_data_incident_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."data_incident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_incident_person" ADD CONSTRAINT "data_incident_person_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_request" ADD CONSTRAINT "data_request_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_request_content" ADD CONSTRAINT "data_request_content_request_id_data_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."data_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_request_mail" ADD CONSTRAINT "data_request_mail_request_id_data_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."data_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_erasure" ADD CONSTRAINT "entry_erasure_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "past_figure" ADD CONSTRAINT "past_figure_term_id_term_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."term"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "past_figure" ADD CONSTRAINT "past_figure_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "past_figure" ADD CONSTRAINT "past_figure_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "past_figure" ADD CONSTRAINT "past_figure_cluster_id_cluster_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."cluster"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_restriction" ADD CONSTRAINT "person_restriction_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_restriction" ADD CONSTRAINT "person_restriction_request_id_data_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."data_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_item" ADD CONSTRAINT "retention_item_run_id_retention_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."retention_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_item" ADD CONSTRAINT "retention_item_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_run" ADD CONSTRAINT "retention_run_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target_change" ADD CONSTRAINT "target_change_term_id_term_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."term"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "data_incident_state_index" ON "data_incident" USING btree ("state");--> statement-breakpoint
CREATE INDEX "data_incident_person_incident_id_index" ON "data_incident_person" USING btree ("incident_id");--> statement-breakpoint
CREATE INDEX "data_incident_person_person_id_index" ON "data_incident_person" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "data_request_state_answer_due_at_index" ON "data_request" USING btree ("state","answer_due_at");--> statement-breakpoint
CREATE INDEX "data_request_person_id_index" ON "data_request" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "data_request_mail_due_at_index" ON "data_request_mail" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "data_request_mail_request_id_index" ON "data_request_mail" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "past_figure_term_id_index" ON "past_figure" USING btree ("term_id");--> statement-breakpoint
CREATE INDEX "past_figure_person_id_index" ON "past_figure" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "person_restriction_person_id_index" ON "person_restriction" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "retention_item_done_at_index" ON "retention_item" USING btree ("done_at");--> statement-breakpoint
CREATE INDEX "retention_run_edition_id_index" ON "retention_run" USING btree ("edition_id");--> statement-breakpoint
CREATE INDEX "target_change_term_id_index" ON "target_change" USING btree ("term_id");