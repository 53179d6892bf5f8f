import { render } from 'preact';
import { nextStep, progressOf } from '../../shared/checklist/progress.ts';
import { valuesOf } from '../../shared/dossier/values.ts';
import { browser } from '../browser.ts';
import type { PageUpdate } from '../messages.ts';
import { ReplicaDatabase } from '../replica/database.ts';
import { readDossier } from '../replica/read.ts';
import { openPanel } from '../ui/open-panel.ts';
import { listen, stage } from '../ui/page.ts';
import { SyncLine } from '../ui/sync-line.tsx';
import { type Text, chosenLanguage, textIn } from '../ui/text.ts';

interface Props {
  readonly update: PageUpdate;
  readonly next: string;
  readonly text: Text;
}

/** How the daemon is reached, what comes next, and the way to the side panel. */
function Popup({ update, next, text }: Props) {
  return (
    <>
      <h1>Countersign</h1>
      <SyncLine sync={update.sync} text={text} />
      <div>
        <p class="small soft">{text('ui.what-next')}</p>
        <h2>{next}</h2>
      </div>
      <button class="main" name="open-panel" onClick={() => openPanel(undefined)}>
        {text('ui.open-panel')}
      </button>
      <button name="settings" onClick={() => void browser.runtime.openOptionsPage()}>
        {text('ui.settings')}
      </button>
    </>
  );
}

const text = textIn(await chosenLanguage());
document.documentElement.lang = text.language;
const { facts } = await readDossier(new ReplicaDatabase());
const step = nextStep(progressOf(valuesOf(facts)))?.step;
const next = step === undefined ? text('ui.all-done') : text(`step.${step}`);
listen((update) => render(<Popup update={update} next={next} text={text} />, stage()));
