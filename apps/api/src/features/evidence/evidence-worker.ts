import { parentPort, workerData } from 'node:worker_threads'
import { type EvidenceInput, stageEvidence } from '@xk/domain/reliability'

/** Computes the one piece of evidence that it was started with, and ends. */
parentPort?.postMessage(stageEvidence(workerData as EvidenceInput), [])
