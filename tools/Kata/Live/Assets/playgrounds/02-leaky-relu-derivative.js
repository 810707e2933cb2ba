import { brief, LineChart } from './chart.js';
import { frame, latest, slider } from './controls.js';

export function mount(element, ask) {
  const { controls, drawings, say, complain } = frame(element);
  const value = new LineChart('The activation and its tangent', {
    x: { name: 'z', from: -3, to: 3 },
    y: { name: 'a', from: -3, to: 3 },
    caption: 'The tangent has the slope that the derivative gives. At z = 0 the curve has a kink: no single line touches it there.',
  });
  const slope = new LineChart('The slope ∂a/∂z', {
    x: { name: 'z', from: -3, to: 3 },
    y: { name: '∂a/∂z', from: -0.1, to: 1.1 },
    caption: 'The slope jumps from α to 1 at z = 0. With a small α, a neuron with negative z hardly learns.',
  });
  const alpha = slider('α', { min: 0, max: 0.99, step: 0.01, value: 0.2 }, refresh);
  const z = slider('z', { min: -3, max: 3, step: 0.05, value: 1 }, refresh);
  controls.append(alpha.element, z.element);
  drawings.append(value.element, slope.element);

  const request = latest(ask, show, complain);
  function refresh() {
    request({ alpha: alpha.value, z: z.value });
  }

  function show(answer) {
    const pairs = values => answer.zs.map((at, i) => [at, values[i]]);
    const half = 1.2 / Math.hypot(1, answer.slope);
    const tangent = [-half, half].map(step => [z.value + step, answer.a + step * answer.slope]);
    value.draw(
      [{ name: 'a = max(αz, z)', points: pairs(answer.values), colour: 0 }, { name: 'tangent', points: tangent, colour: 1, isDashed: true }],
      [{ at: [z.value, answer.a], colour: 1 }]);
    const jump = answer.zs.findIndex(at => at >= 0);
    const points = pairs(answer.slopes);
    slope.draw(
      [{ points: [...points.slice(0, jump), [answer.zs[jump], null], ...points.slice(jump + 1)], colour: 0 }],
      [{ at: [z.value, answer.slope], colour: 1 }]);
    say(`At z = ${brief(z.value)}: a = ${brief(answer.a)}, slope ${brief(answer.slope)}`);
  }

  refresh();
  return { refresh };
}
