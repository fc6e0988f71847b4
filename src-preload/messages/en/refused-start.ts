/**
 * Words of a start that was refused. There is no window then; a box of the system shows them, and the log has them.
 * `{names}` lists the `{count}` that were found; none where they could not be told.
 */
export const refusedStartMessages = {
  title: 'Neo Setup Assistant did not start',
  text: {
    switch:
      'It was started with {count, plural, =0 {a switch, which is not one of} =1 {{names}, which is not one of} other {{names}, which are not among}} the few switches it takes. Others can open it to other programs or switch its protection off. Nothing was opened, sent or changed. Start it from the menu, without switches; if a shortcut or a deployment tool adds them, ask whoever manages this computer to remove them.',
    variable:
      'The environment sets {count, plural, =0 {a variable, which switches a protection of the app off or writes} =1 {{names}, which switches a protection of the app off or writes} other {{names}, which switch a protection of the app off or write}} down what it does. Nothing was opened, sent or changed. Ask whoever manages this computer to remove the {count, plural, =0 {variable} one {variable} other {variables}}, sign in again, and start the app.',
    routes:
      'The environment sets NEO_SETUP_ROUTES, which is for tests only and sends credentials elsewhere. Nothing was opened, sent or changed. Remove the variable and start the app again.',
  },
} as const;
