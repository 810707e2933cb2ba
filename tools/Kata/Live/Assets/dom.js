// Elements from names, attributes and children. A child that is text stays text: nothing of it becomes markup.

const svgNames = new Set(['svg', 'g', 'rect', 'path', 'text', 'defs', 'marker', 'title']);

/** An element; attributes that are null or false are left out, functions become event listeners. */
export function el(name, attributes = {}, ...children) {
  const element = svgNames.has(name)
    ? document.createElementNS('http://www.w3.org/2000/svg', name)
    : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(key, value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/** Values such as "w = [1, 2]  b = 0", which only break between two of them if they fit into a line. */
export const values = text => text.split(/ {2,}/).map(value => el('span', { class: 'one' }, value));

/** The element of the page with an id. */
export const byId = id => document.getElementById(id);

/** Lets the keyboard scroll what is too wide for the page. */
export function makeScrollable(root) {
  for (const box of root.querySelectorAll('pre, .wide')) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  }
}
