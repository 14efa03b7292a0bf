/* Says the title of the window that Windows gives the keyboard to: foreground. */
#include <stdio.h>
#include <windows.h>

int main(void) {
  char title[256] = "";
  GetWindowTextA(GetForegroundWindow(), title, sizeof title);
  return puts(title) < 0;
}
