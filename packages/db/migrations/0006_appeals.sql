CREATE TABLE "appeal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"receipt_code" text NOT NULL,
	"text" text NOT NULL,
	"wants_remark" boolean NOT NULL,
	"release_n" integer NOT NULL,
	"filed_by" uuid NOT NULL,
	"filed_at" timestamp with time zone NOT NULL,
	"due" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"outcome" text,
	"answer" text,
	"evidence" jsonb,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	CONSTRAINT "appeal_receipt_code_unique" UNIQUE("receipt_code")
);
--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "appeal_edition_id_index" ON "appeal" USING btree ("edition_id");--> statement-breakpoint
CREATE INDEX "appeal_entry_id_index" ON "appeal" USING btree ("entry_id");