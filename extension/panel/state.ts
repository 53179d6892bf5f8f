import type { PageUpdate } from '../messages.ts';
import type { Dossier } from '../replica/read.ts';
import type { Drafts } from './drafts.ts';

/** Everything the side panel is drawn from. */
export interface PanelState {
  readonly dossier: Dossier;
  readonly update: PageUpdate | null;
  readonly drafts: Drafts;
  /** The user opened the fill preview here. */
  readonly isPreviewing: boolean;
  /** A fill or an undo is under way. */
  readonly isFilling: boolean;
  /** PartnerIDs in the order in which they are shown, with those that were added and have no value yet. */
  readonly records: readonly string[];
  readonly added: readonly string[];
}

/** What the side panel's controls do. */
export interface PanelActions {
  onHold(path: string, value: string): void;
  onType(path: string, value: string): void;
  onRelease(path: string): void;
  onEdit(path: string, value: string): void;
  onAdd(): void;
  onRemove(record: string): void;
  onTick(step: string, isDone: boolean): void;
  onPreview(isOpen: boolean): void;
  onFill(): void;
  onUndo(): void;
  onReconnect(): void;
}
