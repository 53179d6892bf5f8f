import type { PageUpdate } from '../messages.ts';
import type { Dossier } from '../replica/read.ts';

/** What the user typed and the dossier has not taken. */
export interface Draft {
  readonly value: string;
  /** Name of the field error; null while it is being saved. */
  readonly error: string | null;
}

/** Everything the side panel is drawn from. */
export interface PanelState {
  readonly dossier: Dossier;
  readonly update: PageUpdate | null;
  readonly drafts: Readonly<Record<string, Draft>>;
  /** The fill preview is open. */
  readonly isPreviewing: boolean;
  /** PartnerIDs that were added and have no value yet. */
  readonly added: readonly string[];
}

/** What the side panel's controls do. */
export interface PanelActions {
  onEdit(path: string, value: string): void;
  onAdd(): void;
  onRemove(record: string): void;
  onTick(step: string, isDone: boolean): void;
  onPreview(isOpen: boolean): void;
  onFill(): void;
  onUndo(): void;
}
