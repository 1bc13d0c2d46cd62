CREATE TABLE "backup_run" (
	"started_at" timestamp with time zone PRIMARY KEY NOT NULL,
	"ended_at" timestamp with time zone,
	"bytes" bigint,
	"failure" text
);
--> statement-breakpoint
CREATE TABLE "doomed_file" (
	"key" text PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hand" (
	"thing" text NOT NULL,
	"account_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "hand_thing_account_id_pk" PRIMARY KEY("thing","account_id")
);
--> statement-breakpoint
CREATE INDEX "backup_run_ended_at_index" ON "backup_run" USING btree ("ended_at");