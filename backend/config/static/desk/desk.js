// The theme's menu, filters and palette answer to the mouse alone: they become buttons for the keyboard.
'use strict'
const NATIVE = 'a[href], button, input, select, textarea, summary, label'
const MENU = 'sidebarMobileOpen = !sidebarMobileOpen'
/** What the pictures say that carry no words. */
const NAMES = { dock_to_right: '菜单', close: '关闭', light_mode: '配色', dark_mode: '配色', computer: '配色' }

function mend() {
  for (const each of document.querySelectorAll('[x-on\\:click]')) {
    const text = each.textContent.trim()
    if (!text || each.matches(NATIVE) || each.querySelector(NATIVE)) continue
    each.tabIndex = 0
    each.setAttribute('role', 'button')
    if (NAMES[text]) each.setAttribute('aria-label', NAMES[text])
  }
}

/** On a phone the menu covers the page: who opens or shuts it goes on with the button that undoes it. */
function followMenu(pressed) {
  const buttons = [...document.querySelectorAll(`[x-on\\:click="${MENU}"]`)]
  buttons.find((each) => each !== pressed)?.focus()
}

document.addEventListener('keydown', (event) => {
  const pressed = event.target
  if (!['Enter', ' '].includes(event.key) || !pressed.matches('[role="button"][x-on\\:click]')) return
  event.preventDefault()
  pressed.click()
  if (pressed.getAttribute('x-on:click') === MENU) requestAnimationFrame(() => followMenu(pressed))
})
document.addEventListener('alpine:initialized', mend)
