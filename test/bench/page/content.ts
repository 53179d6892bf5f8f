import { takeSnapshot } from '../../../extension/content/snapshot.ts';
import { watch } from '../../../extension/content/watch.ts';
import { hintsOn } from '../../../shared/pages/hints-on.ts';
import { read } from '../../../shared/pages/read.ts';
import { recognise } from '../../../shared/pages/recognise.ts';
import { median } from '../sync/statistics.ts';

/** What the content script of this bench writes into the page for the runner to read. */
export interface PageFigures {
  /** Which page it was taken for. */
  readonly page: string | null;
  readonly facts: number;
  readonly elements: number;
  /** Milliseconds. */
  readonly once: number;
  readonly burst: number;
}

const TIMES = 240;
const MUTATIONS = 10_000;
const TASKS = 100;

const pause = (ms: number) => new Promise((over) => setTimeout(over, ms));

function look() {
  const taken = takeSnapshot(document, location);
  const recipe = recognise(taken.snapshot);
  if (recipe !== null) hintsOn(recipe, taken.snapshot);
  return { taken, page: recipe?.id ?? null, facts: recipe === null ? 0 : read(recipe, taken.snapshot).length };
}

/** Looks at a page that was just changed, as it is after a mutation: styles have to be worked out anew. */
async function timeOfOnce(): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    document.body.classList.toggle('again');
    await pause(5);
    const began = performance.now();
    look();
    times.push(performance.now() - began);
  }
  return median(times);
}

/** All that the watching costs the main thread while a page changes very often: its observers' and its timers' calls. */
async function timeOfBurst(): Promise<number> {
  let spent = 0;
  const timed = <Given extends readonly unknown[]>(call: (...given: Given) => void) => {
    return (...given: Given) => {
      const began = performance.now();
      call(...given);
      spent += performance.now() - began;
    };
  };
  const { MutationObserver: Observer, setTimeout: later } = globalThis;
  globalThis.MutationObserver = class extends Observer {
    constructor(call: MutationCallback) {
      super(timed(call));
    }
  };
  globalThis.setTimeout = ((call: () => void, ms: number) => later(timed(call), ms)) as typeof setTimeout;
  const ending = new AbortController();
  watch(() => look().taken, location, ending.signal);
  const roots = look().taken.roots.filter((root) => root instanceof ShadowRoot);
  await new Promise((over) => later(over, 200));
  spent = 0;
  for (let task = 0; task < TASKS; task++) {
    for (let at = 0; at < MUTATIONS / TASKS; at++) {
      const texts = roots[(task + at) % roots.length]?.querySelectorAll('p') ?? [];
      const text = texts[at % Math.max(1, texts.length)];
      if (text !== undefined) text.textContent = `説明 ${task}-${at}`;
      else roots[0]?.querySelector('h1')?.classList.toggle('again');
    }
    await new Promise((over) => later(over, 0));
  }
  await new Promise((over) => later(over, 500));
  ending.abort();
  globalThis.MutationObserver = Observer;
  globalThis.setTimeout = later;
  return spent;
}

async function run(): Promise<void> {
  const { page, facts } = look();
  const elements = Number(document.documentElement.dataset['elements']);
  const figures: PageFigures = { page, facts, elements, once: await timeOfOnce(), burst: await timeOfBurst() };
  document.documentElement.dataset['figures'] = JSON.stringify(figures);
}

void run();
