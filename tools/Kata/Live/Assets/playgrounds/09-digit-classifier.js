import { brief, html } from './chart.js';
import { button, frame, latest } from './controls.js';
import { Pad, Reading } from './pad.js';

export function mount(element, ask) {
  const { controls, drawings, say, complain } = frame(element);
  let [isTraining, isTrained] = [false, false];
  let [trained, read] = ['The network is not trained yet: press Train.', ''];

  const progress = html('progress', { max: 1, value: 0, 'aria-label': 'Training' });
  const train = button('Train', () => (isTraining ? stop() : run()));
  const row = html('input', { type: 'number', min: 0, max: 9999, step: 1, value: 0 });
  const reading = new Reading();
  const request = latest(async pixels => ({ pixels, ...(await ask({ act: 'read', pixels })) }), show, complain);
  const pad = new Pad(look);
  controls.append(
    html('div', { class: 'buttons' }, train, progress, button('Clear', () => pad.clear())),
    html('form', { class: 'buttons', submit: event => { event.preventDefault(); showDigit(); } },
      html('label', { class: 'number' }, 'test digit', row), html('button', {}, 'Show')));
  drawings.append(pad.element, ...reading.elements);

  function look() {
    const pixels = pad.pixels();
    if (pixels !== null && isTrained) {
      request(pixels);
      return;
    }
    read = '';
    reading.show(pixels, null);
    tell();
  }

  function show(answer) {
    if (pad.pixels() === null) return;
    const best = reading.show(answer.pixels, answer);
    read = ` · This is a ${best}, with ${brief(100 * answer.probabilities[best])} %.`;
    tell();
  }

  const tell = () => say(trained + read);

  async function showDigit() {
    try {
      const { pixels, label } = await ask({ act: 'digit', row: row.valueAsNumber });
      pad.show(pixels);
      complain('');
      row.setAttribute('aria-description', `It is a ${label}.`);
    } catch (error) {
      complain(error.message);
    }
  }

  async function run() {
    [isTraining, train.textContent] = [true, 'Pause'];
    try {
      while (isTraining) {
        const { seen, of, accuracy } = await ask({ act: 'train' });
        tellProgress(seen, of, accuracy);
        if (seen >= of) break;
      }
      if (isTraining) {
        const { right, of } = await ask({ act: 'measure' });
        trained = `Trained. It reads ${right} of ${of} test digits right`;
      }
      complain('');
    } catch (error) {
      complain(error.message);
    }
    stop();
    tell();
  }

  function tellProgress(seen, of, accuracy) {
    progress.value = seen / of;
    trained = seen === 0 ? 'The network is not trained yet: press Train.'
      : `Trained on ${seen.toLocaleString('en')} of ${of.toLocaleString('en')} digits${accuracy === null ? '' : `; ${brief(100 * accuracy)} % of the last thousand right`}`;
    isTrained = seen > 0;
    tell();
    look();
  }

  function stop() {
    [isTraining, train.textContent] = [false, 'Train'];
    train.disabled = progress.value === 1;
  }

  /** After a save there may be another network: one that was trained is trained again. */
  async function refresh() {
    if (isTraining) return;
    const before = progress.value;
    try {
      const { seen, of } = await ask({ act: 'state' });
      if (seen / of !== before || seen === 0) tellProgress(seen, of, null);
      train.disabled = seen >= of;
      if (seen / of < before) await run();
    } catch (error) {
      complain(error.message);
    }
  }

  refresh();
  return { refresh };
}
