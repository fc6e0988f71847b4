/**
 * Words of a start that was refused. There is no window then; a box of the system shows them, and the log has them.
 * `{names}` lists the `{count}` that were found; none where they could not be told.
 */
export const refusedStartMessages = {
  title: 'Neo Setup Assistant did not start',
  text: {
    switch:
      'It was started with {count, plural, =0 {a switch} other {{names}}}. It takes only a few switches: others can open it to other programs or turn its protection off. Nothing was opened, sent or changed. Start it from the menu, without switches. If a shortcut or a deployment tool adds them, ask whoever manages this computer to remove them.',
    variable:
      'The environment sets {count, plural, =0 {a variable} other {{names}}}, which can turn off the app’s protection or record what it does. Nothing was opened, sent or changed. Ask whoever manages this computer to remove the {count, plural, =0 {variable} one {variable} other {variables}}, sign in again, and start the app.',
    routes:
      'The environment sets NEO_SETUP_ROUTES, which is for tests only and sends credentials elsewhere. Nothing was opened, sent or changed. Remove the variable and start the app again.',
  },
} as const;
