// The styles of a record, one chunk for every page that shows one.
import './facts.css'
import './ruler.css'
import './trail.css'
