CREATE TABLE "paper_scan" (
	"id" uuid PRIMARY KEY NOT NULL,
	"paper_sheet_id" uuid NOT NULL,
	"page" integer NOT NULL,
	"file_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" uuid NOT NULL,
	CONSTRAINT "paper_scan_paper_sheet_id_page_unique" UNIQUE("paper_sheet_id","page")
);
--> statement-breakpoint
CREATE TABLE "paper_sheet" (
	"id" uuid PRIMARY KEY NOT NULL,
	"assignment_id" uuid NOT NULL,
	"state" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"opened_by" uuid NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"kept_draft" jsonb,
	"score_sheet_id" uuid,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "paper_typing" (
	"id" uuid PRIMARY KEY NOT NULL,
	"paper_sheet_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"n" integer NOT NULL,
	"by" uuid NOT NULL,
	"body" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "paper_typing_paper_sheet_id_place_n_unique" UNIQUE("paper_sheet_id","place","n")
);
--> statement-breakpoint
ALTER TABLE "paper_scan" ADD CONSTRAINT "paper_scan_paper_sheet_id_paper_sheet_id_fk" FOREIGN KEY ("paper_sheet_id") REFERENCES "public"."paper_sheet"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_scan" ADD CONSTRAINT "paper_scan_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_sheet" ADD CONSTRAINT "paper_sheet_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_sheet" ADD CONSTRAINT "paper_sheet_score_sheet_id_score_sheet_id_fk" FOREIGN KEY ("score_sheet_id") REFERENCES "public"."score_sheet"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_typing" ADD CONSTRAINT "paper_typing_paper_sheet_id_paper_sheet_id_fk" FOREIGN KEY ("paper_sheet_id") REFERENCES "public"."paper_sheet"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "paper_scan_file_id_index" ON "paper_scan" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "paper_sheet_assignment_id_index" ON "paper_sheet" USING btree ("assignment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "paper_sheet_one_open" ON "paper_sheet" USING btree ("assignment_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "paper_sheet_score_sheet_id_index" ON "paper_sheet" USING btree ("score_sheet_id");