ALTER TABLE "consent" ADD COLUMN "withdrawn_request_id" uuid;--> statement-breakpoint
ALTER TABLE "data_request" ADD COLUMN "content_erased_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "data_request" ADD COLUMN "ledger_seqs" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "entry_erasure" ADD COLUMN "ledger_seqs" jsonb DEFAULT '[]'::jsonb NOT NULL;