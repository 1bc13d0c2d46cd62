ALTER TABLE "access_link" ADD COLUMN "mailed_digest" text;--> statement-breakpoint
ALTER TABLE "endorsement" ADD COLUMN "answered_by" uuid;--> statement-breakpoint
ALTER TABLE "consent_request" ADD COLUMN "answered_by" uuid;--> statement-breakpoint
ALTER TABLE "consent_request" ADD COLUMN "assurance" text;--> statement-breakpoint
-- Addresses that officers typed proved nothing: what was answered through them counts as through a link of theirs.
UPDATE "consent_request" SET "assurance" = CASE "channel" WHEN 'paper' THEN 'paper' ELSE 'link' END;--> statement-breakpoint
UPDATE "consent" SET "assurance" = 'link' WHERE "assurance" = 'self' AND "entry_id" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "consent_request" ALTER COLUMN "assurance" SET NOT NULL;
