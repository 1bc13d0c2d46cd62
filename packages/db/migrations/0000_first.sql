CREATE TABLE "cluster" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"ordinal" integer NOT NULL,
	CONSTRAINT "cluster_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "consent" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"entry_id" uuid,
	"purpose" text NOT NULL,
	"notice_version" text NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"assurance" text NOT NULL,
	"evidence_file_id" uuid,
	"recorded_by" uuid
);
--> statement-breakpoint
CREATE TABLE "erasure" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"ledger_seqs" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"position" text,
	"leads" integer DEFAULT 0 NOT NULL,
	"from" date NOT NULL,
	"to" date
);
--> statement-breakpoint
CREATE TABLE "org_setting" (
	"key" text NOT NULL,
	"value" jsonb NOT NULL,
	"valid_from" date NOT NULL,
	CONSTRAINT "org_setting_key_valid_from_pk" PRIMARY KEY("key","valid_from")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"erased_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "person_identity" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"full_name" text NOT NULL,
	"folded" text NOT NULL,
	"sort_key" text NOT NULL,
	"birth_date" date,
	"birth_year" integer,
	"phone" text,
	"email" text,
	"position" text
);
--> statement-breakpoint
CREATE TABLE "target" (
	"term_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"goal" integer NOT NULL,
	CONSTRAINT "target_term_id_kind_pk" PRIMARY KEY("term_id","kind")
);
--> statement-breakpoint
CREATE TABLE "term" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"starts" date NOT NULL,
	"ends" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unit_period" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"name" text NOT NULL,
	"folded" text NOT NULL,
	"cluster_id" uuid NOT NULL,
	"member_count" integer,
	"from" date NOT NULL,
	"to" date,
	"successor_unit_id" uuid
);
--> statement-breakpoint
CREATE TABLE "access_link" (
	"id" uuid PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"account_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"replaced_at" timestamp with time zone,
	CONSTRAINT "access_link_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"login" text,
	"password_hash" text,
	"state" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "account_person_id_unique" UNIQUE("person_id"),
	CONSTRAINT "account_login_unique" UNIQUE("login")
);
--> statement-breakpoint
CREATE TABLE "command" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"input_digest" text NOT NULL,
	"result" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "command_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"facts" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "office_grant" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	"scope_kind" text NOT NULL,
	"scope_id" uuid,
	"from" timestamp with time zone NOT NULL,
	"to" timestamp with time zone,
	"requested_by" uuid,
	"approved_by" uuid,
	"approved_at" timestamp with time zone,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "recovery_code" (
	"account_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "recovery_code_account_id_hash_pk" PRIMARY KEY("account_id","hash")
);
--> statement-breakpoint
CREATE TABLE "second_factor" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"sealed_secret" text NOT NULL,
	"confirmed_at" timestamp with time zone,
	"last_step" bigint
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"user_agent" text NOT NULL,
	"second_factor" boolean NOT NULL,
	"confirmed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "throttle" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint,
	CONSTRAINT "throttle_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "two_person_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"edition_id" uuid,
	"subject_id" uuid,
	"payload" jsonb NOT NULL,
	"reason" text NOT NULL,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"state" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "edition" (
	"id" uuid PRIMARY KEY NOT NULL,
	"term_id" uuid NOT NULL,
	"programme" text NOT NULL,
	"title" text NOT NULL,
	"slug" text NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid NOT NULL,
	"opened_at" timestamp with time zone,
	CONSTRAINT "edition_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "ruleset" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"body" jsonb NOT NULL,
	"save_version" integer NOT NULL,
	"digest" text,
	"reason" text,
	"frozen_at" timestamp with time zone,
	"frozen_by" uuid,
	CONSTRAINT "ruleset_edition_id_version_unique" UNIQUE("edition_id","version")
);
--> statement-breakpoint
CREATE TABLE "schedule" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"key" text NOT NULL,
	"unit_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"reason" text,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stage" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"key" text NOT NULL,
	"ord" integer NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "stage_edition_id_key_unique" UNIQUE("edition_id","key")
);
--> statement-breakpoint
CREATE TABLE "attachment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"entry_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"audience" text NOT NULL,
	"ordinal" integer NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "draft" (
	"entry_id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"body" jsonb NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"saved_by" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"division" text NOT NULL,
	"unit_id" uuid NOT NULL,
	"state" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "entry_confirmation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"entry_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "entry_person" (
	"entry_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"share" integer,
	"representative" boolean NOT NULL,
	"ordinal" integer NOT NULL,
	"unit_id" uuid,
	CONSTRAINT "entry_person_entry_id_person_id_pk" PRIMARY KEY("entry_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "entry_unit" (
	"entry_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	CONSTRAINT "entry_unit_entry_id_unit_id_pk" PRIMARY KEY("entry_id","unit_id")
);
--> statement-breakpoint
CREATE TABLE "file" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sha256" text NOT NULL,
	"type" text NOT NULL,
	"size" integer NOT NULL,
	"name" text NOT NULL,
	"pages" integer,
	"width" integer,
	"height" integer,
	"uploaded_by" uuid NOT NULL,
	"uploaded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "revision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"entry_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"ruleset_version" integer NOT NULL,
	"digest" text NOT NULL,
	"receipt_code" text NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	"submitted_by" uuid NOT NULL,
	"late_reason" text,
	CONSTRAINT "revision_receipt_code_unique" UNIQUE("receipt_code"),
	CONSTRAINT "revision_entry_id_n_unique" UNIQUE("entry_id","n")
);
--> statement-breakpoint
CREATE TABLE "revision_attachment" (
	"revision_id" uuid NOT NULL,
	"attachment_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	CONSTRAINT "revision_attachment_revision_id_attachment_id_pk" PRIMARY KEY("revision_id","attachment_id")
);
--> statement-breakpoint
CREATE TABLE "revision_content" (
	"revision_id" uuid PRIMARY KEY NOT NULL,
	"body" jsonb NOT NULL,
	"salt" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "screening" (
	"id" uuid PRIMARY KEY NOT NULL,
	"entry_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"result" text NOT NULL,
	"items" jsonb NOT NULL,
	"reason" text NOT NULL,
	"due" timestamp with time zone,
	"eligibility" jsonb NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assignment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"stage_entry_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"segment" text NOT NULL,
	"ruleset_version" integer NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"assigned_by" uuid NOT NULL,
	"assigned_at" timestamp with time zone NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conflict" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"source" text NOT NULL,
	"reason" text NOT NULL,
	"recorded_by" uuid,
	"recorded_at" timestamp with time zone NOT NULL,
	"lifted_by_1" uuid,
	"lifted_by_2" uuid,
	"lifted_at" timestamp with time zone,
	"lift_reason" text,
	CONSTRAINT "conflict_person_id_entry_id_source_unique" UNIQUE("person_id","entry_id","source")
);
--> statement-breakpoint
CREATE TABLE "draw" (
	"id" uuid PRIMARY KEY NOT NULL,
	"stage_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"list" jsonb NOT NULL,
	"list_digest" text NOT NULL,
	"seed_source" text NOT NULL,
	"seed" text,
	"result" jsonb,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "gap_resolution" (
	"id" uuid PRIMARY KEY NOT NULL,
	"stage_entry_id" uuid NOT NULL,
	"segment" text NOT NULL,
	"way" text NOT NULL,
	"reason" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "masking" (
	"stage_entry_id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"body" jsonb NOT NULL,
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "objective_mark" (
	"id" uuid PRIMARY KEY NOT NULL,
	"stage_entry_id" uuid NOT NULL,
	"segment" text NOT NULL,
	"n" integer NOT NULL,
	"points" text,
	"elapsed_seconds" integer,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"countersigned_by" uuid,
	"reason" text,
	CONSTRAINT "objective_mark_stage_entry_id_segment_n_unique" UNIQUE("stage_entry_id","segment","n")
);
--> statement-breakpoint
CREATE TABLE "panel_member" (
	"id" uuid PRIMARY KEY NOT NULL,
	"stage_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"expertise" jsonb NOT NULL,
	"chair" boolean NOT NULL,
	"undertaken_at" timestamp with time zone,
	"undertaking_digest" text,
	"state" text NOT NULL,
	"appointed_by" uuid NOT NULL,
	"appointed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "panel_member_stage_id_person_id_unique" UNIQUE("stage_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "penalty" (
	"id" uuid PRIMARY KEY NOT NULL,
	"stage_entry_id" uuid NOT NULL,
	"segment" text,
	"points" text NOT NULL,
	"reason" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "rendition" (
	"id" uuid PRIMARY KEY NOT NULL,
	"stage_entry_id" uuid NOT NULL,
	"state" text NOT NULL,
	"body" jsonb NOT NULL,
	"digest" text,
	"masked_by" uuid NOT NULL,
	"masked_at" timestamp with time zone NOT NULL,
	"approved_by" uuid,
	"approved_at" timestamp with time zone,
	"reason" text,
	"notes" jsonb
);
--> statement-breakpoint
CREATE TABLE "rendition_image" (
	"id" uuid PRIMARY KEY NOT NULL,
	"rendition_id" uuid NOT NULL,
	"document" integer NOT NULL,
	"page" integer NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"storage_key" text NOT NULL,
	CONSTRAINT "rendition_image_rendition_id_document_page_unique" UNIQUE("rendition_id","document","page")
);
--> statement-breakpoint
CREATE TABLE "score_sheet" (
	"id" uuid PRIMARY KEY NOT NULL,
	"assignment_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"version" integer NOT NULL,
	"state" text NOT NULL,
	"body" jsonb NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"handed_in_at" timestamp with time zone,
	"digest" text,
	"salt" text,
	"reason" text,
	CONSTRAINT "score_sheet_assignment_id_n_unique" UNIQUE("assignment_id","n")
);
--> statement-breakpoint
CREATE TABLE "stage_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"stage_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"blind_code" text NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "stage_entry_stage_id_entry_id_unique" UNIQUE("stage_id","entry_id"),
	CONSTRAINT "stage_entry_stage_id_blind_code_unique" UNIQUE("stage_id","blind_code")
);
--> statement-breakpoint
CREATE TABLE "approval" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"digest" text NOT NULL,
	"state" text NOT NULL,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "award" (
	"id" uuid PRIMARY KEY NOT NULL,
	"stage_id" uuid NOT NULL,
	"stage_entry_id" uuid,
	"prize" text NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "award_decision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"stage_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"body" jsonb NOT NULL,
	"reason" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" uuid,
	"withdraw_reason" text,
	CONSTRAINT "award_decision_stage_id_n_unique" UNIQUE("stage_id","n")
);
--> statement-breakpoint
CREATE TABLE "decision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"number" text NOT NULL,
	"signed_on" text NOT NULL,
	"body" jsonb NOT NULL,
	"prepared_by" uuid NOT NULL,
	"prepared_at" timestamp with time zone NOT NULL,
	"approved_by" uuid,
	"approved_at" timestamp with time zone,
	"sent_back" text,
	"supersedes" uuid
);
--> statement-breakpoint
CREATE TABLE "disclosure" (
	"release_id" uuid NOT NULL,
	"path" text NOT NULL,
	"value" jsonb NOT NULL,
	"salt" text NOT NULL,
	"person_id" uuid,
	CONSTRAINT "disclosure_release_id_path_pk" PRIMARY KEY("release_id","path")
);
--> statement-breakpoint
CREATE TABLE "release" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"decision_id" uuid NOT NULL,
	"core" jsonb NOT NULL,
	"digest" text NOT NULL,
	"signature" jsonb,
	"prepared_by" uuid NOT NULL,
	"released_by" uuid,
	"released_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"publish_at" timestamp with time zone NOT NULL,
	"supersedes" uuid,
	"reason" text,
	CONSTRAINT "release_edition_id_n_unique" UNIQUE("edition_id","n")
);
--> statement-breakpoint
CREATE TABLE "standing" (
	"id" uuid PRIMARY KEY NOT NULL,
	"stage_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"ruleset_version" integer NOT NULL,
	"inputs_digest" text NOT NULL,
	"derivation" jsonb NOT NULL,
	"digest" text NOT NULL,
	"frozen_at" timestamp with time zone NOT NULL,
	"frozen_by" uuid NOT NULL,
	"reason" text,
	CONSTRAINT "standing_stage_id_n_unique" UNIQUE("stage_id","n")
);
--> statement-breakpoint
CREATE TABLE "team_award" (
	"id" uuid PRIMARY KEY NOT NULL,
	"stage_id" uuid NOT NULL,
	"prize" text NOT NULL,
	"unit_id" uuid NOT NULL,
	"rank" integer NOT NULL,
	"points" text NOT NULL,
	"derivation" jsonb NOT NULL,
	CONSTRAINT "team_award_stage_id_prize_unit_id_unique" UNIQUE("stage_id","prize","unit_id")
);
--> statement-breakpoint
CREATE TABLE "checkpoint" (
	"size" bigint PRIMARY KEY NOT NULL,
	"note" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" text NOT NULL,
	"kind" text NOT NULL,
	"commitment" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_payload" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"payload" jsonb NOT NULL,
	"salt" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure" ADD CONSTRAINT "erasure_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_identity" ADD CONSTRAINT "person_identity_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target" ADD CONSTRAINT "target_term_id_term_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."term"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_period" ADD CONSTRAINT "unit_period_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_period" ADD CONSTRAINT "unit_period_cluster_id_cluster_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."cluster"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_period" ADD CONSTRAINT "unit_period_successor_unit_id_unit_id_fk" FOREIGN KEY ("successor_unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_link" ADD CONSTRAINT "access_link_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_grant" ADD CONSTRAINT "office_grant_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_factor" ADD CONSTRAINT "second_factor_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition" ADD CONSTRAINT "edition_term_id_term_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."term"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ruleset" ADD CONSTRAINT "ruleset_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule" ADD CONSTRAINT "schedule_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule" ADD CONSTRAINT "schedule_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage" ADD CONSTRAINT "stage_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft" ADD CONSTRAINT "draft_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry" ADD CONSTRAINT "entry_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry" ADD CONSTRAINT "entry_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_confirmation" ADD CONSTRAINT "entry_confirmation_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_confirmation" ADD CONSTRAINT "entry_confirmation_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_person" ADD CONSTRAINT "entry_person_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_person" ADD CONSTRAINT "entry_person_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_person" ADD CONSTRAINT "entry_person_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_unit" ADD CONSTRAINT "entry_unit_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_unit" ADD CONSTRAINT "entry_unit_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision" ADD CONSTRAINT "revision_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision_attachment" ADD CONSTRAINT "revision_attachment_revision_id_revision_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision_attachment" ADD CONSTRAINT "revision_attachment_attachment_id_attachment_id_fk" FOREIGN KEY ("attachment_id") REFERENCES "public"."attachment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision_content" ADD CONSTRAINT "revision_content_revision_id_revision_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screening" ADD CONSTRAINT "screening_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screening" ADD CONSTRAINT "screening_revision_id_revision_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_stage_entry_id_stage_entry_id_fk" FOREIGN KEY ("stage_entry_id") REFERENCES "public"."stage_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_member_id_panel_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."panel_member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict" ADD CONSTRAINT "conflict_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict" ADD CONSTRAINT "conflict_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict" ADD CONSTRAINT "conflict_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draw" ADD CONSTRAINT "draw_stage_id_stage_id_fk" FOREIGN KEY ("stage_id") REFERENCES "public"."stage"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gap_resolution" ADD CONSTRAINT "gap_resolution_stage_entry_id_stage_entry_id_fk" FOREIGN KEY ("stage_entry_id") REFERENCES "public"."stage_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "masking" ADD CONSTRAINT "masking_stage_entry_id_stage_entry_id_fk" FOREIGN KEY ("stage_entry_id") REFERENCES "public"."stage_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objective_mark" ADD CONSTRAINT "objective_mark_stage_entry_id_stage_entry_id_fk" FOREIGN KEY ("stage_entry_id") REFERENCES "public"."stage_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panel_member" ADD CONSTRAINT "panel_member_stage_id_stage_id_fk" FOREIGN KEY ("stage_id") REFERENCES "public"."stage"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panel_member" ADD CONSTRAINT "panel_member_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "penalty" ADD CONSTRAINT "penalty_stage_entry_id_stage_entry_id_fk" FOREIGN KEY ("stage_entry_id") REFERENCES "public"."stage_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rendition" ADD CONSTRAINT "rendition_stage_entry_id_stage_entry_id_fk" FOREIGN KEY ("stage_entry_id") REFERENCES "public"."stage_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rendition_image" ADD CONSTRAINT "rendition_image_rendition_id_rendition_id_fk" FOREIGN KEY ("rendition_id") REFERENCES "public"."rendition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_sheet" ADD CONSTRAINT "score_sheet_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage_entry" ADD CONSTRAINT "stage_entry_stage_id_stage_id_fk" FOREIGN KEY ("stage_id") REFERENCES "public"."stage"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage_entry" ADD CONSTRAINT "stage_entry_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage_entry" ADD CONSTRAINT "stage_entry_revision_id_revision_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award" ADD CONSTRAINT "award_stage_id_stage_id_fk" FOREIGN KEY ("stage_id") REFERENCES "public"."stage"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award" ADD CONSTRAINT "award_stage_entry_id_stage_entry_id_fk" FOREIGN KEY ("stage_entry_id") REFERENCES "public"."stage_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_decision" ADD CONSTRAINT "award_decision_stage_id_stage_id_fk" FOREIGN KEY ("stage_id") REFERENCES "public"."stage"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disclosure" ADD CONSTRAINT "disclosure_release_id_release_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."release"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_decision_id_decision_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standing" ADD CONSTRAINT "standing_stage_id_stage_id_fk" FOREIGN KEY ("stage_id") REFERENCES "public"."stage"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_award" ADD CONSTRAINT "team_award_stage_id_stage_id_fk" FOREIGN KEY ("stage_id") REFERENCES "public"."stage"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_award" ADD CONSTRAINT "team_award_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_payload" ADD CONSTRAINT "ledger_payload_seq_ledger_seq_fk" FOREIGN KEY ("seq") REFERENCES "public"."ledger"("seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consent_person_id_index" ON "consent" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "consent_entry_id_index" ON "consent" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "membership_person_id_index" ON "membership" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "membership_unit_id_index" ON "membership" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "person_identity_folded_index" ON "person_identity" USING btree ("folded");--> statement-breakpoint
CREATE INDEX "unit_period_unit_id_index" ON "unit_period" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "unit_period_folded_index" ON "unit_period" USING btree ("folded");--> statement-breakpoint
CREATE INDEX "access_link_account_id_index" ON "access_link" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "notice_account_id_index" ON "notice" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "office_grant_account_id_index" ON "office_grant" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "office_grant_scope_id_index" ON "office_grant" USING btree ("scope_id");--> statement-breakpoint
CREATE INDEX "session_account_id_index" ON "session" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "two_person_request_state_index" ON "two_person_request" USING btree ("state");--> statement-breakpoint
CREATE INDEX "two_person_request_subject_id_index" ON "two_person_request" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "schedule_edition_id_index" ON "schedule" USING btree ("edition_id");--> statement-breakpoint
CREATE INDEX "attachment_entry_id_index" ON "attachment" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "entry_edition_id_index" ON "entry" USING btree ("edition_id");--> statement-breakpoint
CREATE INDEX "entry_unit_id_index" ON "entry" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "entry_confirmation_entry_id_index" ON "entry_confirmation" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "entry_person_person_id_index" ON "entry_person" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "screening_entry_id_index" ON "screening" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "assignment_member_id_index" ON "assignment" USING btree ("member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "assignment_once" ON "assignment" USING btree ("stage_entry_id","member_id","segment","kind") WHERE state <> 'withdrawn';--> statement-breakpoint
CREATE INDEX "conflict_entry_id_index" ON "conflict" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "draw_stage_id_index" ON "draw" USING btree ("stage_id");--> statement-breakpoint
CREATE INDEX "gap_resolution_stage_entry_id_index" ON "gap_resolution" USING btree ("stage_entry_id");--> statement-breakpoint
CREATE INDEX "panel_member_person_id_index" ON "panel_member" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "penalty_stage_entry_id_index" ON "penalty" USING btree ("stage_entry_id");--> statement-breakpoint
CREATE INDEX "rendition_stage_entry_id_index" ON "rendition" USING btree ("stage_entry_id");--> statement-breakpoint
CREATE UNIQUE INDEX "rendition_one_approved" ON "rendition" USING btree ("stage_entry_id") WHERE state = 'approved';--> statement-breakpoint
CREATE INDEX "approval_edition_id_index" ON "approval" USING btree ("edition_id");--> statement-breakpoint
CREATE INDEX "award_stage_id_index" ON "award" USING btree ("stage_id");--> statement-breakpoint
CREATE INDEX "decision_edition_id_index" ON "decision" USING btree ("edition_id");