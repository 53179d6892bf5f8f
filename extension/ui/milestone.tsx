import type { Forecast } from '../../shared/checklist/forecast.ts';
import { Icon } from './icon.tsx';
import { type Text, dateText } from './text.ts';

interface Props {
  readonly forecast: Forecast;
  readonly text: Text;
}

/** When the company can transact: reached, or the days that Microsoft's stated durations lead to. */
export function Milestone({ forecast, text }: Props) {
  const { isReached, least, most, path, unstated, knowsHolidays } = forecast;
  if (isReached) {
    return (
      <p class="row good" data-milestone="reached">
        <Icon name="check" />
        <strong>{text('ui.can-transact')}</strong>
      </p>
    );
  }
  const [from, to] = [dateText(text, least), dateText(text, most)];
  return (
    <details class="small" data-milestone="open" data-least={least} data-most={most}>
      <summary>
        {text('ui.transact-expected')} <strong>{from === to ? from : text('ui.date-range', { from, to })}</strong>
      </summary>
      <div class="stack">
        <p class="soft">
          {text('ui.transact-how')} {knowsHolidays ? '' : text('ui.no-holidays')}
        </p>
        <ol class="path">
          {path.map((step) => (
            <li key={step}>
              {text(`step.${step}`)}
              {unstated.includes(step) ? null : ` (${text('ui.counted')})`}
            </li>
          ))}
        </ol>
      </div>
    </details>
  );
}
