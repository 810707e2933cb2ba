import { brief, html, LineChart, oneSided, Plane } from './chart.js';
import { choice, frame, latest, slider } from './controls.js';
import { depth, drawable, player } from './descent.js';

const reach = 3;
const names = { plain: 'plain', momentum: 'momentum', rmsProp: 'RMSprop', adam: 'Adam' };
const rates = [0.001, 0.003, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1];

export function mount(element, ask) {
  const { controls, drawings, say, complain } = frame(element);
  const plane = new Plane('The race', {
    x: { name: 'θ₁', from: -reach, to: reach },
    y: { name: 'θ₂', from: -reach, to: reach },
    caption: 'The lighter, the lower. Click a place to start there, or drag.',
    pick([x, y]) {
      [settings.x.value, settings.y.value] = [x.toFixed(2), y.toFixed(2)];
      refresh();
    },
  });
  const chart = new LineChart('The cost', {
    x: { name: 'step', from: 0 },
    y: { name: 'cost J', isLogarithmic: true },
    caption: 'Each optimiser has a rate of its own: no rate suits all of them, and none of them wins everywhere. Momentum keeps 0.8 of its velocity, RMSprop 0.9 of its mean square.',
  });
  const rate = (name, value) => slider(`η ${names[name]}`, { steps: rates, value }, refresh);
  const settings = {
    surface: choice('surface', [['valley', 'narrow valley'], ['bend', 'bent valley'], ['saddle', 'two wells and a saddle']], refresh),
    x: slider('start θ₁', { min: -reach, max: reach, step: 0.01, value: -2.5 }, refresh),
    y: slider('start θ₂', { min: -reach, max: reach, step: 0.01, value: 1.5 }, refresh),
    steps: slider('steps', { min: 1, max: 300, step: 1, value: 60 }, refresh),
    plain: rate('plain', 0.1),
    momentum: rate('momentum', 0.05),
    rmsProp: rate('rmsProp', 0.1),
    adam: rate('adam', 0.3),
  };
  let answer = null;
  const show = player(step => {
    if (answer === null) return;
    const paths = answer.racers.map(racer => drawable(racer.path.slice(0, step + 1), 1e3));
    plane.draw(
      paths.map((points, i) => ({ points, colour: i + 1 })),
      paths.map((path, i) => ({ at: path.at(-1), kind: i, colour: i + 1 })));
    plane.setLegend(answer.racers.map(({ name }, i) => ({ name: names[name], kind: i, colour: i + 1 })));
    chart.draw(answer.racers.map(({ name, costs }, i) => ({ name: names[name], points: costs.slice(0, step + 1).map((cost, at) => [at, cost]), colour: i + 1 })));
    say(`Step ${step}: ${answer.racers.map(({ name, costs }) => `${names[name]} ${costs[step] === null || costs[step] > 1e6 ? 'diverged' : brief(costs[step])}`).join(' · ')}`, step < answer.racers[0].path.length - 1);
  });
  controls.append(html('div', { class: 'buttons' }, show.button), ...Object.values(settings).map(setting => setting.element));
  drawings.append(plane.element, chart.element);

  const request = latest(ask, next => {
    answer = next;
    const colour = depth(answer.surface);
    plane.cells(answer.surface, answer.cells, cost => oneSided(colour(cost)));
    show.play(settings.steps.value);
  }, complain);
  function refresh() {
    request(Object.fromEntries(Object.entries(settings).map(([name, setting]) => [name, setting.value])));
  }

  refresh();
  return { refresh };
}
