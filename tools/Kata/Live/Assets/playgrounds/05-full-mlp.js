import { brief } from './chart.js';
import { slider } from './controls.js';
import { mountTraining } from './training.js';

export function mount(element, ask) {
  return mountTraining(element, ask, {
    settings: { hidden: slider('hidden units', { min: 1, max: 32, step: 1, value: 8 }) },
    rate: 0.1,
    unitName: (answer, i) => `w₂ = ${brief(answer.outputWeights[i])}`,
  });
}
