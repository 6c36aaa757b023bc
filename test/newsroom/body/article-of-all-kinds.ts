/** HTML with every kind of block, and marks, links and names in every text. */
export const ALL_KINDS = `<h2>Heading <a href="https://example.org/h" rel="nofollow" title="T">link</a></h2>
<p>A <b>bold <i>word</i></b>, H<sub>2</sub>O, <s>old</s>&nbsp;new<br>line &amp; <span lang="it">parola</span> <bdo dir="rtl">שלום</bdo></p>
<blockquote cite="https://example.org/q"><p>One</p><p>two</p><footer>Ada <em>C</em></footer></blockquote>
<aside class="pullquote">Pulled</aside>
<ol start="3"><li>One <code>x</code></li><li>Two<ul><li>Inner<ol><li>Deep</li></ol></li></ul></li></ol>
<figure><a href="https://example.org/p"><img src="https://example.org/a.jpg" alt="A" width="800" height="600"></a><figcaption>The <b>quay</b> <span class="credit">Photo: Ada</span></figcaption></figure>
<figure class="gallery"><img src="https://example.org/b.jpg"><img src="https://example.org/c.jpg"><figcaption>Both</figcaption></figure>
<video src="https://example.org/a.mp4" poster="https://example.org/p.jpg"></video><audio src="https://example.org/a.mp3"></audio>
<table><caption>Won</caption><thead><tr><th>A</th><th colspan="2">B</th></tr></thead><tr><td><b>1</b></td><td></td><td>3</td></tr></table>
<pre><code class="language-js">if (a &lt; b) {\n  go()\n}</code></pre><hr>
<blockquote class="twitter-tweet"><p>Late <a href="https://example.org/">again</a></p>— Port (@port) <a href="https://twitter.com/port/status/1">1 May</a></blockquote>
<figure class="embed"><iframe src="https://www.youtube.com/embed/abc" title="A film"></iframe><figcaption>A <i>film</i></figcaption></figure>
<aside><h3>Facts</h3><p>One</p><ul><li>Two</li></ul></aside><x-quiz>What <i>is</i> it?</x-quiz>`
