import type { GraphQLError } from 'graphql'
import type { Outcome } from '../idempotency.ts'
import type { LockedSubmission } from './locked-submission.ts'

/** The submissions of one transaction, in order. Each is open until it is settled with its result, or the error that refuses it. */
export class Batch {
  readonly #outcomes: Map<LockedSubmission, Outcome | GraphQLError | null>

  constructor(submissions: readonly LockedSubmission[]) {
    this.#outcomes = new Map(submissions.map((submission) => [submission, null]))
  }

  open(): readonly LockedSubmission[] {
    return [...this.#outcomes].flatMap(([submission, outcome]) => (outcome === null ? submission : []))
  }

  /** Null leaves it open. */
  settle(submission: LockedSubmission, outcome: Outcome | GraphQLError | null): void {
    this.#outcomes.set(submission, outcome)
  }

  /** @throws while a submission is open */
  outcomes(): readonly (Outcome | GraphQLError)[] {
    return [...this.#outcomes].map(([{ uri }, outcome]) => {
      if (outcome === null) throw new Error(`the submission of ${uri} has no outcome`)
      return outcome
    })
  }
}
