contacts-never-checked = never checked, is it right?
contacts-checked-long-ago = checked { $date }, is it still right?
contacts-who-to-call = Who to call
contacts-nobody-yet = Nobody is listed yet. Add the people your site calls, before you need them.
contacts-add-contacts = Add contacts
contacts-copy = Copy contact { $number }: { $contact }
