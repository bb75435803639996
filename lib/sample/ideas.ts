import { abstractLink, hashtag, lineBreak, type SampleDigest, text } from './schema'

export const ideas: SampleDigest = {
  slug: 'sample-ideas',
  feedId: 'urn:uuid:5f1c7a52-6a0e-4c55-9d27-3b1f0a6e0001',
  title: 'Sample: Ideas that travelled',
  description: 'A sample digest: six papers from six corners of arXiv',
  intro: `**This digest is a sample.** The papers are real; their summaries were written for the sample, and the counts, posts
and people are invented.`,
  papers: [
    {
      arxivId: '1406.2661',
      title: 'Generative Adversarial Networks',
      authors: [
        'Ian J. Goodfellow',
        'Jean Pouget-Abadie',
        'Mehdi Mirza',
        'Bing Xu',
        'David Warde-Farley',
        'Sherjil Ozair',
        'Aaron Courville',
        'Yoshua Bengio',
      ],
      categories: ['stat.ML', 'cs.LG'],
      summary: `Sample summary. A forger and a detective are trained against each other: one makes samples from noise, the
other tells them from real data, and each improves by the other’s success. In theory the game ends when the samples are
distributed as the data are, and the detective can only guess.`,
      reposts: 351,
      likes: 1377,
      posts: [
        {
          author: 'Nora Nobody',
          handle: 'nora_nobody',
          body: [
            text('Two networks argue until neither can tell.'),
            lineBreak,
            text('Sounds like my thesis committee. '),
            abstractLink('1406.2661'),
            text(' '),
            hashtag('sample'),
          ],
        },
      ],
    },
    {
      arxivId: '1412.6980',
      title: 'Adam: A Method for Stochastic Optimization',
      authors: ['Diederik P. Kingma', 'Jimmy Ba'],
      categories: ['cs.LG'],
      summary: `Sample summary. A step size for each parameter, from running averages of the gradient and of its square,
corrected for having started at zero. Little memory, little tuning; $\\beta_1 = 0.9$ and $\\beta_2 = 0.999$ serve most.`,
      reposts: 207,
      likes: 904,
      posts: [
        {
          author: 'Jane Roe-Example',
          handle: 'jane_roe_example',
          body: [text('“Did you tune the optimiser?” — “I left it at the defaults.” '), hashtag('sample')],
        },
      ],
    },
    {
      arxivId: 'math/0211159',
      title: 'The entropy formula for the Ricci flow and its geometric applications',
      authors: ['Grisha Perelman'],
      categories: ['math.DG'],
      summary: `Sample summary. A quantity that only grows while a curved space is smoothed by the Ricci flow, read as an entropy.
With it the paper rules out a kind of collapse that had stopped the programme to classify three-dimensional spaces, and
sketches the rest of the way.`,
      reposts: 190,
      likes: 731,
      posts: [
        {
          author: 'Ficta Fabula',
          handle: 'ficta_fabula',
          body: [text('Posted on a Monday, without a fuss. We will be reading it for years. '), hashtag('sample')],
        },
      ],
    },
    {
      arxivId: 'hep-th/9711200',
      title: 'The Large N Limit of Superconformal Field Theories and Supergravity',
      authors: ['Juan M. Maldacena'],
      categories: ['hep-th'],
      summary: `Sample summary. A theory of gravity in a curved space of one dimension more, and a theory without gravity on that
space’s boundary, are conjectured to be the same theory in two languages; what is hard to compute in one may be easy in the
other.`,
      reposts: 126,
      likes: 540,
      posts: [],
    },
    {
      arxivId: 'quant-ph/9508027',
      title: 'Polynomial-Time Algorithms for Prime Factorization and Discrete Logarithms on a Quantum Computer',
      authors: ['Peter W. Shor'],
      categories: ['quant-ph'],
      summary: `Sample summary. A quantum computer finds the period of $a^x \\bmod N$ with a Fourier transform, and from the period
the factors of $N$, in a number of steps polynomial in its digits. No such classical algorithm is known.`,
      reposts: 97,
      likes: 402,
      posts: [
        {
          author: 'Max Beispiel',
          handle: 'max_beispiel',
          lang: 'de',
          body: [text('15 = 3 · 5, demnächst auch mit Quanten. Beispielbeitrag. '), hashtag('sample')],
        },
      ],
    },
    {
      arxivId: '1312.6114',
      title: 'Auto-Encoding Variational Bayes',
      authors: ['Diederik P Kingma', 'Max Welling'],
      categories: ['stat.ML', 'cs.LG'],
      summary: `Sample summary. Draw the noise first and move it by what the network says: then gradients pass through the
sampling, and a model with hidden causes can be learnt together with a network that infers them.`,
      reposts: 64,
      likes: 288,
      posts: [],
    },
  ],
}
