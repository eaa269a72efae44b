import { assertNever } from '@conn-dict/contracts';
import type { Account, KeyType } from '@conn-dict/dict';
import type { CidSetName } from '../reconciliation/cid-set.js';
import { CidSets } from '../reconciliation/cid-sets.js';
import type { GeneratedEntries } from '../reconciliation/generated-cids.js';
import { GeneratedDirectory } from '../reconciliation/generated-directory.js';
import type { Change, RememberedRequest } from './change.js';
import { isOpen, type ClaimRecord } from './claim-record.js';
import type { EntryRecord } from './entry-record.js';
import type { InfractionReportRecord } from './infraction-report-record.js';

/** Requests whose answers are remembered; the oldest are forgotten first. */
const REQUESTS_MAX = 500_000;

/** What the directory holds, with the indexes that its rules read. Changed by `apply` alone. */
export class DirectoryState {
  /** Entries that have a record; `entry` finds generated ones too. */
  readonly entries = new Map<string, EntryRecord>();
  readonly claims = new Map<string, ClaimRecord>();
  /** Infraction reports. */
  readonly reports = new Map<string, InfractionReportRecord>();
  readonly requests = new Map<string, RememberedRequest>();
  readonly generated = new GeneratedDirectory();
  readonly cidSets = new CidSets();
  /** How far the clock is ahead of the one that was given. */
  clockAdvancedMs = 0;

  readonly #entryIds = new Map<string, string>();
  readonly #openClaimIds = new Map<string, string>();
  readonly #reportIdsOfTransaction = new Map<string, Set<string>>();
  readonly #keysOfAccount = new Map<string, number>();

  apply(change: Change): void {
    switch (change.kind) {
      case 'entry':
        this.#putEntry(change.entry);
        break;
      case 'entry_removed':
        this.#removeEntry(change.entryId);
        break;
      case 'cid_event':
        this.cidSets.remember(change.event);
        break;
      case 'generated':
        this.#addGenerated(change.entries);
        break;
      case 'claim':
        this.#putClaim(change.claim);
        break;
      case 'infraction_report':
        this.#putReport(change.report);
        break;
      case 'request':
        this.#putRequest(change.request);
        break;
      case 'clock':
        this.clockAdvancedMs = change.advancedMs;
        break;
      default:
        assertNever(change);
    }
  }

  entry(entryId: string): EntryRecord | undefined {
    return this.entries.get(entryId) ?? this.generated.byId(entryId);
  }

  entryOfKey(keyType: KeyType, key: string): EntryRecord | undefined {
    const entryId = this.#entryIds.get(keyId(keyType, key));
    return this.entries.get(entryId ?? '') ?? this.generated.byKey(keyType, key);
  }

  openClaimOfKey(keyType: KeyType, key: string): ClaimRecord | undefined {
    return this.claims.get(this.#openClaimIds.get(keyId(keyType, key)) ?? '');
  }

  /** The reports on a transaction, oldest first. */
  reportsOf(transactionId: string): readonly InfractionReportRecord[] {
    const ids = [...(this.#reportIdsOfTransaction.get(transactionId) ?? [])];
    return ids.flatMap((id) => this.reports.get(id) ?? []);
  }

  countKeysOf(account: Account): number {
    return this.#keysOfAccount.get(accountId(account)) ?? 0;
  }

  /** CIDs that a participant has of a key type. */
  countCids(set: CidSetName): number {
    const generated = this.generated.of(set).reduce((total, { size }) => total + size, 0);
    return generated + this.cidSets.get(set).entryIds.size;
  }

  /** The shortest history that leads here, one write an item. */
  *changes(): Iterable<readonly Change[]> {
    if (this.clockAdvancedMs > 0) yield [{ kind: 'clock', advancedMs: this.clockAdvancedMs }];
    for (const { entries } of this.generated.all()) yield [{ kind: 'generated', entries }];
    for (const entryId of this.generated.removedIds()) yield [{ kind: 'entry_removed', entryId }];
    for (const entry of this.entries.values()) yield [{ kind: 'entry', entry }];
    for (const { events } of this.cidSets.all()) {
      for (const event of events) yield [{ kind: 'cid_event', event }];
    }
    for (const claim of this.claims.values()) yield [{ kind: 'claim', claim }];
    for (const report of this.reports.values()) yield [{ kind: 'infraction_report', report }];
    for (const request of this.requests.values()) yield [{ kind: 'request', request }];
  }

  #addGenerated(entries: GeneratedEntries): void {
    this.cidSets.toggle(entries, this.generated.add(entries).vsync);
  }

  #putEntry(entry: EntryRecord): void {
    this.cidSets.apply({ before: this.entry(entry.entryId), after: entry });
    this.generated.remove(entry.entryId);
    this.#unindexEntry(entry.entryId);
    // A changed entry keeps its place in the list, so that pages stay the same.
    this.entries.set(entry.entryId, entry);
    this.#entryIds.set(keyId(entry.keyType, entry.key), entry.entryId);
    this.#countKeys(entry.account, 1);
  }

  #removeEntry(entryId: string): void {
    this.cidSets.apply({ before: this.entry(entryId), after: undefined });
    this.generated.remove(entryId);
    this.#unindexEntry(entryId);
    this.entries.delete(entryId);
  }

  #unindexEntry(entryId: string): void {
    const entry = this.entries.get(entryId);
    if (entry === undefined) return;
    this.#entryIds.delete(keyId(entry.keyType, entry.key));
    this.#countKeys(entry.account, -1);
  }

  #putClaim(claim: ClaimRecord): void {
    // The list of claims is ordered by last change: a changed claim moves to the end.
    this.claims.delete(claim.claimId);
    this.claims.set(claim.claimId, claim);
    const key = keyId(claim.keyType, claim.key);
    if (isOpen(claim)) this.#openClaimIds.set(key, claim.claimId);
    else if (this.#openClaimIds.get(key) === claim.claimId) this.#openClaimIds.delete(key);
  }

  #putReport(report: InfractionReportRecord): void {
    // As with claims, a changed report moves to the end.
    this.reports.delete(report.infractionReportId);
    this.reports.set(report.infractionReportId, report);
    const ids = this.#reportIdsOfTransaction.get(report.transactionId) ?? new Set();
    this.#reportIdsOfTransaction.set(report.transactionId, ids.add(report.infractionReportId));
  }

  #putRequest(request: RememberedRequest): void {
    this.requests.set(request.id, request);
    if (this.requests.size > REQUESTS_MAX) {
      this.requests.delete(this.requests.keys().next().value ?? '');
    }
  }

  #countKeys(account: Account, difference: number): void {
    const id = accountId(account);
    const count = (this.#keysOfAccount.get(id) ?? 0) + difference;
    if (count === 0) this.#keysOfAccount.delete(id);
    else this.#keysOfAccount.set(id, count);
  }
}

function keyId(keyType: KeyType, key: string): string {
  return `${keyType}&${key}`;
}

/** Tells whether two accounts are one: their opening date does not name them. */
export function isSameAccount(one: Account, other: Account): boolean {
  return accountId(one) === accountId(other);
}

function accountId(account: Account): string {
  return [
    account.participant,
    account.branch ?? '',
    account.accountNumber,
    account.accountType,
  ].join('&');
}
