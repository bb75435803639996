import { markContents } from './contents'
import { listenToKeys } from './keys'
import { equipPapers } from './papers'
import { offerContinuation, rememberPosition } from './position'
import { showSaved } from './saved-page'
import { keepForm } from './short'
import { recogniseStaff } from './staff'
import { offerTheme } from './theme'
import { tellNews } from './visit'

// What a reader's browser adds to a page that is whole without it. What it keeps stays in this browser.
rememberPosition()
keepForm()
equipPapers()
markContents()
showSaved()
listenToKeys()
offerTheme()
offerContinuation()
tellNews()
recogniseStaff()
