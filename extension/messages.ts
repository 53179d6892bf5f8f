import type { FileFailure } from '../shared/client/files.ts';
import type { Dossier, DossierName } from '../shared/client/replica.ts';
import type { Role } from '../shared/checklist/step.ts';
import type { StepId } from '../shared/checklist/steps.ts';
import type { StatementRefusal } from '../shared/dossier/changes-from.ts';
import type { FieldKey } from '../shared/fields/path.ts';
import type { Verdict } from '../shared/rules/rule.ts';
import type { Capture } from '../shared/pages/capture.ts';
import type { HintId } from '../shared/pages/hints.ts';
import type { AskedField, Observation } from '../shared/pages/recipe.ts';
import type { Result } from '../shared/result.ts';

/** One edit by the user: the value as typed, null to remove it. */
export interface Edit {
  readonly path: string;
  readonly value: string | null;
  /** The dossier's `seq` when the user came to the field; what came after it was not seen. Default: all was seen. */
  readonly seen?: number;
}

/** Why an edit was not taken; `path` says which. */
export type EditRefusal = StatementRefusal | 'storage-full';

/** How the extension stands to its daemon, with the reason in it. */
export type LinkState = Standing & {
  /** When it is tried again by itself, ISO 8601 UTC; absent when it is not. */
  readonly nextTry?: string;
};

type Standing =
  | { readonly state: 'not-paired' }
  | { readonly state: 'connecting' }
  | { readonly state: 'connected'; readonly endpoint: string; readonly version: string }
  /** Nothing answers on the daemon's ports. */
  | { readonly state: 'daemon-not-running' }
  /** The daemon runs, and cannot write to its disk or reach its database. It is tried again by itself. */
  | { readonly state: 'store-away' }
  /** The browser does not let the extension reach this machine's own addresses. */
  | { readonly state: 'blocked' }
  /** Something answers there that cannot prove to be our daemon. */
  | { readonly state: 'other-program'; readonly endpoint: string }
  /** The daemon no longer knows this pairing. */
  | { readonly state: 'revoked' }
  /** Daemon and extension do not speak the same version. */
  | {
      readonly state: 'version-skew';
      /** The daemon's version, as far as it told; empty otherwise. */
      readonly daemon: string;
      /** The side to update; null when it is not known. */
      readonly older: 'daemon' | 'extension' | null;
    };

/** Link and outbox together: what the popup and the panel's foot show. */
export interface SyncState {
  readonly link: LinkState;
  /** Changes of the dossier in use that no daemon has acknowledged yet. */
  readonly pending: number;
  /** Changes that wait for another daemon, which has their dossier. */
  readonly elsewhere: number;
  /** How many changes were put back since the daemon's data was restored from a backup; null when it was not. */
  readonly restored: number | null;
  /** When the daemon last acknowledged or sent something, ISO 8601 UTC; null if never. */
  readonly lastSeen: string | null;
  /** Whether the replica survives a restart of the browser; not where the browser keeps nothing for us. */
  readonly durable: boolean;
}

/** Why pairing did not work. */
export type PairFailure =
  | 'not-a-code'
  | 'daemon-not-running'
  | 'blocked'
  | 'wrong-code'
  | 'no-window'
  | 'other-program'
  | 'daemon-older'
  | 'client-older'
  | 'no-key-store';

/** Why there is no rehearsal: no daemon is there to keep its dossier, or the browser has no room for the copy. */
export type RehearsalRefusal = 'no-daemon' | 'storage-full';

/** A portal page as the background knows it: what the content script last said of it. */
export interface PageState {
  readonly tab: number;
  readonly url: string;
  readonly language: string;
  /** Id of the recipe that recognised it; null for an unknown page. */
  readonly page: string | null;
  readonly observations: readonly Observation[];
  readonly asked: readonly AskedField[];
  /** What the page tells by what is there and what is missing: ids of the decision help. */
  readonly hints: readonly HintId[];
  /** Glossary terms that stand on the page. */
  readonly terms: readonly string[];
  /** Whether it is a page of our practice portal. */
  readonly isPractice: boolean;
}

/** One line of the fill preview. */
export interface FillLine {
  readonly ask: number;
  readonly field: FieldKey;
  readonly label: string;
  readonly present: string;
  readonly proposed: string;
  /** How `proposed` is shown, where it is a code: the name of the country. */
  readonly shown: string;
}

/** What became of one line of a fill or an undo. */
export interface FillResult extends FieldReport {
  readonly field: FieldKey;
}

/** What a page says of one of its fields that was filled or put back. */
export interface FieldReport {
  readonly ask: number;
  readonly label: string;
  readonly outcome: 'filled' | 'refused-by-page' | 'not-visible' | 'page-gone' | 'not-attempted';
  /** What the page had in the field when it was read back. */
  readonly readBack: string;
}

/** What can be filled on the page of a tab, and what was filled last. */
export interface FillState {
  readonly tab: number;
  readonly lines: readonly FillLine[];
  /** Results of the last fill of this page; empty when there was none. */
  readonly results: readonly FillResult[];
  readonly canUndo: boolean;
  /** The user pressed Fill on the overlay and is expected to look at the preview. */
  readonly previewWanted: boolean;
}

/** Everything a page of the extension asks of the background. Content scripts and overlays cannot call these. */
export interface Requests {
  commit(request: { readonly edits: readonly Edit[] }): Result<null, EditRefusal>;
  sync(request: object): SyncState;
  pair(request: { readonly code: string; readonly label: string }): Result<null, PairFailure>;
  unpair(request: object): null;
  /** Try to connect now. */
  reconnect(request: object): null;
  /** Show and follow another dossier. */
  useDossier(request: { readonly id: string }): null;
  /** Make a dossier and use it. @returns false when no daemon is there to make it */
  newDossier(request: object): boolean;
  /** Who works in this browser: a record of the dossier's people; empty for nobody in particular. */
  setMe(request: { readonly record: string }): null;
  /** Copy what was entered into a new dossier for the practice portal, and use it. */
  rehearse(request: object): Result<null, RehearsalRefusal>;
  /** Fill these lines of the tab's page, as previewed. */
  fill(request: { readonly tab: number; readonly lines: readonly FillLine[] }): readonly FillResult[];
  undo(request: { readonly tab: number }): readonly FillResult[];
  /** The shape of the tab's page without anything that the dossier knows; null when the page does not answer. */
  capture(request: { readonly tab: number }): Capture | null;
  /** The user does not want the preview that the overlay asked for. */
  dismissPreview(request: { readonly tab: number }): null;
  /** The user has read that the daemon's data was restored. */
  dismissRestored(request: object): null;
  /** A file was chosen and waits in the database for the daemon. */
  sendFiles(request: object): null;
  /** Fetch a file into the database. */
  fetchFile(request: { readonly hash: string }): Result<null, FileFailure>;
  /** What the settings show; empty where nothing was set. */
  settings(request: object): { readonly author: string; readonly port: string };
  setAuthor(request: { readonly author: string }): null;
  /** Look for the daemon on this port only; empty for the usual ones. */
  setPort(request: { readonly port: string }): null;
}
/** Name of a request. */
export type RequestName = keyof Requests;

/** Content script of a portal page to background, over port `content`. */
export type FromContent =
  | { readonly type: 'page'; readonly page: Omit<PageState, 'tab'> }
  | { readonly type: 'filled'; readonly token: number; readonly results: readonly FieldReport[] }
  | { readonly type: 'captured'; readonly token: number; readonly capture: Capture }
  /** The tab came to the front. */
  | { readonly type: 'seen' }
  /** Which frame its overlay is: its number where the browser tells it, else what its address ends with. */
  | { readonly type: 'frame'; readonly id: string | number }
  /** Whether the overlay is seen as it is; `token` is that of the question, if there was one. */
  | { readonly type: 'looked'; readonly isSure: boolean; readonly token?: number };

/** Background to content script. */
export type ToContent =
  | {
      readonly type: 'fill';
      readonly token: number;
      readonly writes: readonly { readonly ask: number; readonly value: string }[];
    }
  | { readonly type: 'undo'; readonly token: number }
  /** Is the overlay seen as it is, and has it been for long enough? */
  | { readonly type: 'look'; readonly token: number }
  | { readonly type: 'capture'; readonly token: number }
  /** How large the overlay frame is to be. */
  | { readonly type: 'overlay'; readonly size: 'panel' | 'mark' };

/** Overlay frame to background, over port `overlay`; it gets {@link OverlayView}s. */
export type FromOverlay = {
  /** `unsure`: a click did not count, as the view it came to was not sure. */
  readonly type: 'collapse' | 'expand' | 'preview' | 'unsure';
};

/** What an overlay frame shows. Computed in the background; holds only what concerns this page. */
export interface OverlayView {
  readonly language: string;
  readonly size: 'panel' | 'mark';
  readonly page: string | null;
  readonly step: StepId | null;
  readonly stepNumber: number;
  readonly stepCount: number;
  /** What comes next, besides this step. */
  readonly next: StepId | null;
  /** Whose turn that is. */
  readonly who: Role | null;
  readonly verdicts: readonly Verdict[];
  /** Fields that this page requires, that are empty there, and that the dossier does not know. */
  readonly missing: readonly FieldKey[];
  /** How many fields Fill would change. */
  readonly fillable: number;
  /** Decision help for this page, and the glossary's terms on it. */
  readonly hints: readonly HintId[];
  readonly terms: readonly string[];
  /** Whether the page leaves the overlay as it is, so that clicks on it count. */
  readonly isSure: boolean;
  /** Whether the last click did not count. */
  readonly isRefused: boolean;
}

/** Background to the extension's own pages, over port `page`, when something outside the replica changed. */
export interface PageUpdate {
  readonly sync: SyncState;
  /** The portal page that is, or last was, in front; null when none is open. */
  readonly page: PageState | null;
  readonly fill: FillState | null;
  /** The dossier, where pages cannot read it themselves because the browser keeps nothing; null otherwise. */
  readonly dossier: Dossier | null;
  /** The daemon's dossiers; empty while none was met. */
  readonly dossiers: readonly DossierName[];
  /** The record of the person who works in this browser; empty where it was not said. */
  readonly me: string;
}
