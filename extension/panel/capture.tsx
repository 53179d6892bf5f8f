import type { Capture } from '../../shared/pages/capture.ts';
import type { Text } from '../ui/text.ts';
import type { PanelActions } from './state.ts';

/** What came of capturing a page: its shape, or that the page did not answer; null before one asked. */
export type Captured = { readonly capture: Capture | null } | null;

interface Props extends Pick<PanelActions, 'onCapture' | 'onSaveCapture' | 'onDropCapture'> {
  readonly captured: Captured;
  readonly text: Text;
}

/** A page that nobody knows: its labels as a file, looked at before it is saved, for a recipe to be written from. */
export function CapturePage({ captured, text, onCapture, onSaveCapture, onDropCapture }: Props) {
  const capture = captured?.capture ?? null;
  if (capture === null) {
    return (
      <div class="stack">
        {captured === null ? (
          <p class="small soft">{text('ui.capture-why')}</p>
        ) : (
          <p class="error" role="alert">
            {text('ui.capture-failed')}
          </p>
        )}
        <div>
          <button name="capture" onClick={onCapture}>
            {text('ui.capture')}
          </button>
        </div>
      </div>
    );
  }
  return (
    <section class="card" aria-labelledby="captured" data-captured={capture.nodes.length}>
      <h3 id="captured">{text('ui.captured')}</h3>
      <p class="small soft">{text('ui.captured-note')}</p>
      <pre class="capture" tabIndex={0} aria-labelledby="captured">
        {captureText(capture)}
      </pre>
      <div class="row">
        <button class="main" name="save-capture" onClick={onSaveCapture}>
          {text('ui.capture-save')}
        </button>
        <button name="drop-capture" onClick={onDropCapture}>
          {text('ui.cancel')}
        </button>
      </div>
    </section>
  );
}

/** A capture as the file that is saved. */
export function captureText(capture: Capture): string {
  return `${JSON.stringify(capture, null, 2)}\n`;
}
