CREATE TABLE "cluster_nomination" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"cluster_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "cluster_nomination_entry_id_unique" UNIQUE("entry_id")
);
--> statement-breakpoint
CREATE TABLE "consent_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"entry_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"body_person_id" text NOT NULL,
	"channel" text NOT NULL,
	"token_hash" text,
	"sent_to" text,
	"notice_version" text NOT NULL,
	"issued_by" uuid NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"replaced_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"answers" jsonb,
	"identity_digest" text,
	"evidence_file_id" uuid,
	CONSTRAINT "consent_request_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "endorsement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"entry_id" uuid NOT NULL,
	"slot" text NOT NULL,
	"token_hash" text NOT NULL,
	"issued_by" uuid NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"replaced_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"agrees" boolean,
	"signer_name" text,
	"signer_position" text,
	"note" text,
	"content_digest" text,
	CONSTRAINT "endorsement_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "nominee_correction" (
	"id" uuid PRIMARY KEY NOT NULL,
	"entry_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"pointer" text NOT NULL,
	"proposed" text NOT NULL,
	"state" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "past_honour" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"achievement" text NOT NULL,
	"unit_name" text NOT NULL,
	"decision_number" text NOT NULL,
	"decided_on" date NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "attachment" ADD COLUMN "slot" text;--> statement-breakpoint
ALTER TABLE "upload_session" ADD COLUMN "slot" text;--> statement-breakpoint
ALTER TABLE "cluster_nomination" ADD CONSTRAINT "cluster_nomination_cluster_id_cluster_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."cluster"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cluster_nomination" ADD CONSTRAINT "cluster_nomination_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent_request" ADD CONSTRAINT "consent_request_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent_request" ADD CONSTRAINT "consent_request_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "endorsement" ADD CONSTRAINT "endorsement_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominee_correction" ADD CONSTRAINT "nominee_correction_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominee_correction" ADD CONSTRAINT "nominee_correction_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominee_correction" ADD CONSTRAINT "nominee_correction_request_id_consent_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."consent_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "past_honour" ADD CONSTRAINT "past_honour_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cluster_nomination_edition_id_index" ON "cluster_nomination" USING btree ("edition_id");--> statement-breakpoint
CREATE INDEX "consent_request_entry_id_index" ON "consent_request" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "consent_request_person_id_index" ON "consent_request" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "endorsement_entry_id_index" ON "endorsement" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "nominee_correction_entry_id_index" ON "nominee_correction" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "past_honour_person_id_index" ON "past_honour" USING btree ("person_id");