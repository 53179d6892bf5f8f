import type { Dossier } from '../../shared/client/replica.ts';
import type { FillResult, PageUpdate, RehearsalRefusal } from '../messages.ts';
import type { WaitingFile } from '../replica/files.ts';
import type { Captured } from './capture.tsx';
import type { EvidenceFile } from './evidence.tsx';
import type { Drafts } from './drafts.ts';
import type { Collection, Records } from './records.ts';
import type { Tick } from '../ui/checklist.tsx';

/** Everything the side panel is drawn from. */
export interface PanelState {
  readonly dossier: Dossier;
  readonly update: PageUpdate | null;
  readonly drafts: Drafts;
  /** The user opened the fill preview here. */
  readonly isPreviewing: boolean;
  /** A fill or an undo is under way. */
  readonly isFilling: boolean;
  /** What became of the last fill or undo, for when its page is gone. */
  readonly results: readonly FillResult[];
  /** Records in the order in which they are shown, with those that were added and have no value yet. */
  readonly records: Records;
  readonly added: Records;
  /** Only the steps of whoever works in this browser are listed. */
  readonly isOnlyMine: boolean;
  /** Why the rehearsal that was asked for last could not be made. */
  readonly rehearsalRefusal: RehearsalRefusal | null;
  /** The shape of an unknown page that is looked at. */
  readonly captured: Captured;
  /** The present day, `YYYY-MM-DD`. */
  readonly today: string;
  /** Evidence files that the daemon does not have yet. */
  readonly waiting: readonly WaitingFile[];
  /** What went wrong with a file last. */
  readonly fileProblem: string | null;
}

/** What the side panel's controls do. */
export interface PanelActions {
  readonly onHold: (path: string, value: string) => void;
  readonly onType: (path: string, value: string) => void;
  readonly onRelease: (path: string) => void;
  readonly onEdit: (path: string, value: string) => void;
  readonly onAdd: (section: Collection) => void;
  readonly onRemove: (section: Collection, record: string) => void;
  readonly onTick: (step: string, tick: Tick) => void;
  /** Who works in this browser; empty for nobody in particular. */
  readonly onMe: (record: string) => void;
  readonly onOnlyMine: (isOnlyMine: boolean) => void;
  readonly onRehearse: () => void;
  readonly onCapture: () => void;
  readonly onSaveCapture: () => void;
  readonly onDropCapture: () => void;
  readonly onPreview: (isOpen: boolean) => void;
  readonly onFill: () => void;
  readonly onUndo: () => void;
  readonly onUseDossier: (id: string) => void;
  readonly onNewDossier: () => void;
  readonly onAttach: (file: File) => void;
  readonly onSaveFile: (file: EvidenceFile) => void;
  readonly onRemoveFile: (file: EvidenceFile) => void;
  readonly onReconnect: () => void;
  readonly onDismissRestored: () => void;
}
