CREATE TABLE "similarity_decision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"entry_a" uuid NOT NULL,
	"entry_b" uuid NOT NULL,
	"revision_a" uuid NOT NULL,
	"revision_b" uuid NOT NULL,
	"n" integer NOT NULL,
	"verdict" text NOT NULL,
	"reason" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "similarity_decision_edition_id_entry_a_entry_b_n_unique" UNIQUE("edition_id","entry_a","entry_b","n")
);
--> statement-breakpoint
CREATE TABLE "similarity_pair" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"token" uuid NOT NULL,
	"entry_a" uuid NOT NULL,
	"entry_b" uuid NOT NULL,
	"revision_a" uuid NOT NULL,
	"revision_b" uuid NOT NULL,
	"copied" integer NOT NULL,
	"likeness" integer NOT NULL,
	CONSTRAINT "similarity_pair_edition_id_entry_a_entry_b_unique" UNIQUE("edition_id","entry_a","entry_b")
);
--> statement-breakpoint
CREATE TABLE "similarity_run" (
	"edition_id" uuid PRIMARY KEY NOT NULL,
	"token" uuid NOT NULL,
	"state" text NOT NULL,
	"progress" integer NOT NULL,
	"inputs_digest" text,
	"texts" integer NOT NULL,
	"earlier_texts" integer NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"heard_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "similarity_decision" ADD CONSTRAINT "similarity_decision_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "similarity_decision" ADD CONSTRAINT "similarity_decision_entry_a_entry_id_fk" FOREIGN KEY ("entry_a") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "similarity_decision" ADD CONSTRAINT "similarity_decision_entry_b_entry_id_fk" FOREIGN KEY ("entry_b") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "similarity_pair" ADD CONSTRAINT "similarity_pair_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "similarity_pair" ADD CONSTRAINT "similarity_pair_entry_a_entry_id_fk" FOREIGN KEY ("entry_a") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "similarity_pair" ADD CONSTRAINT "similarity_pair_entry_b_entry_id_fk" FOREIGN KEY ("entry_b") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "similarity_pair" ADD CONSTRAINT "similarity_pair_revision_a_revision_id_fk" FOREIGN KEY ("revision_a") REFERENCES "public"."revision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "similarity_pair" ADD CONSTRAINT "similarity_pair_revision_b_revision_id_fk" FOREIGN KEY ("revision_b") REFERENCES "public"."revision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "similarity_run" ADD CONSTRAINT "similarity_run_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "similarity_decision_entry_a_index" ON "similarity_decision" USING btree ("entry_a");--> statement-breakpoint
CREATE INDEX "similarity_decision_entry_b_index" ON "similarity_decision" USING btree ("entry_b");--> statement-breakpoint
CREATE INDEX "similarity_pair_entry_a_index" ON "similarity_pair" USING btree ("entry_a");--> statement-breakpoint
CREATE INDEX "similarity_pair_entry_b_index" ON "similarity_pair" USING btree ("entry_b");