import { abstractLink, hashtag, lineBreak, mention, type SampleDigest, text } from './schema'

export const language: SampleDigest = {
  slug: 'sample-language',
  feedId: 'urn:uuid:5f1c7a52-6a0e-4c55-9d27-3b1f0a6e0003',
  title: 'Sample: Machines that read and write',
  description: 'A sample digest: five papers on which language models stand',
  intro: `**This digest is a sample**, so that there is something to see. Its papers are real and well known; the summaries
were written for this sample, and the counts, the posts and the people who wrote them are invented. It leaves by itself
with the first digest of your own.`,
  papers: [
    {
      arxivId: '1706.03762',
      title: 'Attention Is All You Need',
      authors: [
        'Ashish Vaswani',
        'Noam Shazeer',
        'Niki Parmar',
        'Jakob Uszkoreit',
        'Llion Jones',
        'Aidan N. Gomez',
        'Lukasz Kaiser',
        'Illia Polosukhin',
      ],
      categories: ['cs.CL', 'cs.LG'],
      summary: `Sample summary. Translation models used to read a sentence word by word. Here recurrence and convolution are
dropped: every word looks at every other by scaled dot products,
$$\\operatorname{Attention}(Q, K, V) = \\operatorname{softmax}\\left(\\frac{QK^\\top}{\\sqrt{d_k}}\\right) V,$$
in several heads at once. The model, named the Transformer, trains faster because whole sentences are handled in
parallel, and it translates better than what came before.`,
      note: 'A sample of an editor’s note: the $1/\\sqrt{d_k}$ keeps the softmax from saturating when vectors are long.',
      reposts: 412,
      likes: 1630,
      posts: [
        {
          author: 'Paula Placeholder',
          handle: 'paula_placeholder',
          body: [
            text('No recurrence, no convolution, and it still knows which word “it” stands for.'),
            lineBreak,
            lineBreak,
            text('Figure 1 is going to be on a lot of slides. '),
            abstractLink('1706.03762'),
            text(' '),
            hashtag('sample'),
          ],
        },
        {
          author: 'Max Beispiel',
          handle: 'max_beispiel',
          lang: 'de',
          body: [
            text(
              'Ein Netz, das nur aus Aufmerksamkeit besteht: schneller trainiert, besser übersetzt. Danke für den Hinweis, ',
            ),
            mention('paula_placeholder'),
            text('!'),
          ],
        },
      ],
    },
    {
      arxivId: '2005.14165',
      title: 'Language Models are Few-Shot Learners',
      authors: [
        'Tom B. Brown',
        'Benjamin Mann',
        'Nick Ryder',
        'Melanie Subbiah',
        'Jared Kaplan',
        'Prafulla Dhariwal',
        'Arvind Neelakantan',
        'Pranav Shyam',
        'Girish Sastry',
        'Amanda Askell',
        'Sandhini Agarwal',
        'Ariel Herbert-Voss',
        'Gretchen Krueger',
        'Tom Henighan',
        'Rewon Child',
        'Aditya Ramesh',
        'Daniel M. Ziegler',
        'Jeffrey Wu',
        'Clemens Winter',
        'Christopher Hesse',
        'Mark Chen',
        'Eric Sigler',
        'Mateusz Litwin',
        'Scott Gray',
        'Benjamin Chess',
        'Jack Clark',
        'Christopher Berner',
        'Sam McCandlish',
        'Alec Radford',
        'Ilya Sutskever',
        'Dario Amodei',
      ],
      categories: ['cs.CL'],
      summary: `Sample summary. A language model of 175 billion parameters is given a task in words, with a few examples or
none, and no further training. It answers questions, translates and unscrambles words, often near systems made for one
task alone; the authors also say where it fails and what its training data may have let through.`,
      reposts: 298,
      likes: 1204,
      posts: [
        {
          author: 'Nora Nobody',
          handle: 'nora_nobody',
          body: [
            text('You show it three examples and it goes on with the fourth. Nothing was retrained. '),
            hashtag('sample'),
          ],
        },
        {
          author: 'فلان الفلاني',
          handle: 'fulan_alfulani',
          lang: 'ar',
          dir: 'rtl',
          body: [text('نموذج لغوي يتعلم المهمة من أمثلة قليلة. هذا منشور تجريبي. '), hashtag('sample')],
        },
      ],
    },
    {
      arxivId: '1810.04805',
      title: 'BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding',
      authors: ['Jacob Devlin', 'Ming-Wei Chang', 'Kenton Lee', 'Kristina Toutanova'],
      categories: ['cs.CL'],
      summary: `Sample summary. Words are hidden from a sentence and a Transformer learns to guess them from both sides. Once
trained so on plain text, it needs only one more layer and a little fine-tuning to answer questions or to judge whether
one sentence follows from another.`,
      reposts: 240,
      likes: 815,
      posts: [
        {
          author: 'Lorenz Ipsum',
          handle: 'lorenz_ipsum',
          body: [text('Fill in the ____ turns out to be a very good teacher. '), abstractLink('1810.04805')],
        },
      ],
    },
    {
      arxivId: '1409.0473',
      title: 'Neural Machine Translation by Jointly Learning to Align and Translate',
      authors: ['Dzmitry Bahdanau', 'Kyunghyun Cho', 'Yoshua Bengio'],
      categories: ['cs.CL', 'cs.LG', 'cs.NE', 'stat.ML'],
      summary: `Sample summary. Squeezing a sentence of any length into one vector is a bottleneck. This translator keeps a
vector for each word and learns, for every word it writes, which of them to look at.`,
      reposts: 71,
      likes: 233,
      posts: [],
    },
    {
      arxivId: '1301.3781',
      title: 'Efficient Estimation of Word Representations in Vector Space',
      authors: ['Tomas Mikolov', 'Kai Chen', 'Greg Corrado', 'Jeffrey Dean'],
      categories: ['cs.CL'],
      summary: `Sample summary. Two small models learn a vector for every word from 1.6 billion words of text in less than a
day. Differences between the vectors carry meaning: the way from “man” to “woman” is about the way from “king” to “queen”.`,
      reposts: 38,
      likes: 147,
      posts: [
        {
          author: 'Jane Roe-Example',
          handle: 'jane_roe_example',
          body: [text('king − man + woman ≈ queen, and my weekend is gone. '), hashtag('sample')],
        },
      ],
    },
  ],
}
