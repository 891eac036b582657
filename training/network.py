"""The network: e5's encoder, two layers of tags with a CRF over each, and links between spans.

What is exported gives tag scores and hidden states; the CRF's best path and the links are computed in numpy by
`selon.reading.decode`, which shares its features with this module.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from selon.reading.decode import GAPS, RANKS, pair_features
from selon.reading.tags import LAYERS, TAGS, allowed
from selon.reading.windows import PAD
from training import e5
from training.data import LINKS, Sample

WIDTH = 96  # of the space in which two ends of a link are compared
FORBIDDEN = -1e4
UNMARKED = 0.3  # weight of "nothing is nested here" in a corpus that marks no nesting: a hint, not a truth


class RowDropout(nn.Module):
    """Dropout with one mask a sequence: as good here and far cheaper on a CPU than one a token."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.rate:
            return x
        kept = torch.rand(x.shape[0], 1, x.shape[2]) >= self.rate
        return x * (kept.to(x.dtype) / (1 - self.rate))


class Block(nn.Module):
    """A post-norm transformer block."""

    def __init__(self, width: int, heads: int, inner: int, drop: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.drop = RowDropout(drop)

    def attend(self, qkv: Tensor, mask: Tensor) -> Tensor:
        """Plain products: in bfloat16 on a CPU their backward pass is 2 to 7 times faster than torch's fused one."""
        b, n, w = qkv.shape
        w, d = w // 3, w // 3 // self.heads
        with torch.autocast("cpu", enabled=False):
            q, k, v = (t.reshape(b * self.heads, n, d) for t in qkv.view(b, n, 3, self.heads, d).permute(2, 0, 3, 1, 4))
            s = torch.bmm(q * d**-0.5, k.transpose(1, 2)).view(b, self.heads, n, n) + mask.to(qkv.dtype)
            mixed = torch.bmm(s.softmax(-1).view(b * self.heads, n, n), v)
            return mixed.view(b, self.heads, n, d).transpose(1, 2).reshape(b, n, w)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        x = self.norm1(x + self.drop(self.out(self.attend(self.qkv(x), mask))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """e5 with some rows of its vocabulary, and a mark that says by which definition the text is annotated."""

    def __init__(self, model: e5.E5, keep: list[int], layers: int, drop: float) -> None:
        super().__init__()
        self.word = nn.Embedding(len(keep), model.width)
        self.position = nn.Embedding(model.positions, model.width)
        self.mark = nn.Embedding(2, model.width)
        self.norm = nn.LayerNorm(model.width, eps=1e-12)
        self.drop = RowDropout(drop)
        self.blocks = nn.ModuleList(Block(model.width, model.heads, model.inner, drop) for _ in range(layers))
        self._fill(model, keep)

    def _fill(self, model: e5.E5, keep: list[int]) -> None:
        h, t = model.width, model.tensors

        def put(parameter: nn.Parameter | Tensor, *arrays: e5.Array) -> None:
            rows = [torch.from_numpy(a) for a in arrays]
            parameter.data.copy_(torch.cat(rows).view_as(parameter))

        put(self.word.weight, t["emb.word"].reshape(-1, h)[keep])
        put(self.position.weight, t["emb.pos"].reshape(-1, h) + t["emb.type"].reshape(-1, h)[:1])
        nn.init.zeros_(self.mark.weight)
        put(self.norm.weight, t["emb.ln.w"])
        put(self.norm.bias, t["emb.ln.b"])
        for i, block in enumerate(self.blocks):
            put(block.qkv.weight, *(t[f"l{i}.{x}.w"] for x in "qkv"))  # type: ignore[union-attr, arg-type]
            put(block.qkv.bias, *(t[f"l{i}.{x}.b"] for x in "qkv"))  # type: ignore[union-attr, arg-type]
            for part, name in (("out", "ao"), ("norm1", "aln"), ("up", "fi"), ("down", "fo"), ("norm2", "oln")):
                put(getattr(block, part).weight, t[f"l{i}.{name}.w"])
                put(getattr(block, part).bias, t[f"l{i}.{name}.b"])

    def forward(self, ids: Tensor, broad: Tensor) -> Tensor:
        x = self.word(ids) + self.position.weight[: ids.shape[1]] + self.mark(broad)[:, None]
        x = self.drop(self.norm(x))
        mask = torch.where(ids == PAD, FORBIDDEN, 0.0)[:, None, None, :].to(x.dtype)
        for block in self.blocks:
            x = block(x, mask)
        return x


class Crf(nn.Module):
    """A linear-chain CRF for each layer of tags (Lafferty et al. 2001); forbidden steps stay forbidden."""

    def __init__(self) -> None:
        super().__init__()
        self.step = nn.Parameter(torch.zeros(LAYERS, TAGS, TAGS))
        barred = [[0.0 if allowed(a, b) else FORBIDDEN for b in range(TAGS)] for a in range(TAGS)]
        self.register_buffer("barred", torch.tensor(barred))
        self.register_buffer("first", torch.tensor([0.0 if allowed(0, b) else FORBIDDEN for b in range(TAGS)]))

    def loss(self, scores: Tensor, tags: Tensor, lengths: Tensor, layer: Tensor) -> Tensor:
        """Negative log-likelihood of each row: scores [n, t, tags], tags [n, t], the layer of each row."""
        step = (self.step + self.barred)[layer]
        alpha = scores[:, 0] + self.first
        gold = alpha.gather(1, tags[:, :1]).squeeze(1)
        rows = torch.arange(len(scores))
        for t in range(1, scores.shape[1]):
            here = t < lengths
            alpha = torch.where(here[:, None], torch.logsumexp(alpha[:, :, None] + step, 1) + scores[:, t], alpha)
            gain = step[rows, tags[:, t - 1], tags[:, t]] + scores[rows, t, tags[:, t]]
            gold = gold + torch.where(here, gain, 0.0)
        return torch.logsumexp(alpha, 1) - gold


class Network(nn.Module):
    """The whole: `forward` gives tag scores [b, n, layers * tags] and hidden states [b, n, width]."""

    def __init__(self, model: e5.E5, keep: list[int], layers: int = 12, drop: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(model, keep, layers, drop)
        self.tag = nn.Linear(model.width, LAYERS * TAGS)
        self.crf = Crf()
        self.dep = nn.ModuleList(nn.Linear(2 * model.width, WIDTH) for _ in LINKS)
        self.head = nn.ModuleList(nn.Linear(2 * model.width, WIDTH) for _ in LINKS)
        self.none = nn.Parameter(torch.zeros(len(LINKS), WIDTH))
        self.gap = nn.Parameter(torch.zeros(len(LINKS), GAPS))
        self.rank = nn.Parameter(torch.zeros(len(LINKS), RANKS))
        self.level = nn.Parameter(torch.zeros(len(LINKS), LAYERS, LAYERS))
        self.encoder.word.weight.requires_grad_(False)  # frozen: 26 M values that the little training data cannot move well

    def forward(self, ids: Tensor, broad: Tensor) -> tuple[Tensor, Tensor]:
        hidden = self.encoder(ids, broad)
        return self.tag(hidden), hidden

    def loss(self, batch: list[Sample], ids: Tensor, tags: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """Mean tag loss a token and mean link loss; the second layer counts little where it is not annotated."""
        scores, hidden = self(ids, torch.tensor([int(s.broad) for s in batch]))
        with torch.autocast("cpu", enabled=False):
            return self._tag_loss(batch, scores.float(), tags, lengths), self._link_loss(batch, hidden.float())

    def _tag_loss(self, batch: list[Sample], scores: Tensor, tags: Tensor, lengths: Tensor) -> Tensor:
        n = len(batch)
        both = torch.cat([scores[..., :TAGS], scores[..., TAGS:]])
        layer = torch.cat([torch.zeros(n, dtype=torch.long), torch.ones(n, dtype=torch.long)])
        loss = self.crf.loss(both, torch.cat([tags[:, 0], tags[:, 1]]), lengths.repeat(2), layer)
        weight = torch.tensor([1.0] * n + [1.0 if s.nested else UNMARKED for s in batch])
        return (loss * weight).sum() / lengths.sum()

    def _link_loss(self, batch: list[Sample], hidden: Tensor) -> Tensor:
        total, count = hidden.sum() * 0, 0
        for row, sample in enumerate(batch):
            for kind, (dep_role, head_role) in enumerate(LINKS):
                links = sample.links[kind]
                if not links:
                    continue
                deps = [sample.spans[dep_role][i] for i, _ in links]
                heads = sample.spans[head_role]
                gold = torch.tensor([len(heads) if j < 0 else j for _, j in links])
                scores = self.link_scores(hidden[row], kind, deps, heads)
                total = total + F.cross_entropy(scores, gold, reduction="sum")
                count += len(gold)
        return total / max(count, 1)

    def link_scores(
        self, hidden: Tensor, kind: int, deps: list[tuple[int, int, int]], heads: list[tuple[int, int, int]]
    ) -> Tensor:
        """[deps, heads + 1]; the last column is "none"."""

        def ends(spans: list[tuple[int, int, int]]) -> Tensor:
            return torch.cat([hidden[[s[1] for s in spans]], hidden[[s[2] for s in spans]]], 1)

        d = F.gelu(self.dep[kind](ends(deps)))
        none = (d @ self.none[kind])[:, None]
        if not heads:
            return none
        gaps, ranks, levels = (torch.from_numpy(f) for f in pair_features(deps, heads))
        near = self.gap[kind][gaps] + self.rank[kind][ranks] + self.level[kind].flatten()[levels]
        return torch.cat([d @ F.gelu(self.head[kind](ends(heads))).T / WIDTH**0.5 + near, none], 1)
