ALTER TABLE "past_honour" ALTER COLUMN "person_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "past_honour" ADD COLUMN "collective_name" text;--> statement-breakpoint
ALTER TABLE "past_honour" ADD COLUMN "unit_id" uuid;--> statement-breakpoint
ALTER TABLE "past_honour" ADD CONSTRAINT "past_honour_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "past_honour" ADD CONSTRAINT "past_honour_of_one" CHECK (("past_honour"."person_id" is null) = ("past_honour"."collective_name" is not null) and ("past_honour"."collective_name" is null) = ("past_honour"."unit_id" is null));