// The styles of all tabs, one chunk: small files of their own weigh more.
import './desk/desk.css'
import './draw/draw.css'
