using System.Collections.Immutable;

namespace EffNet.Networks;

/// <summary>
/// The convention by which a tool counts the costs of a network. Published figures of the same network differ because the conventions differ: B0 at 224 pixels
/// has 385,814,752 multiply-adds in the paper's convention, 399,290,144 in thop's, and 771,629,504 operations in that of PyTorch's <c>FlopCounterMode</c>.
/// </summary>
/// <param name="Word">The name, one word.</param>
/// <param name="Difference">A description in one or two sentences: what is counted, and how it differs from the paper's convention.</param>
/// <param name="OperationsPerMultiplyAdd">The number of operations in a multiply-add of a convolution or linear layer: 1 or 2.</param>
/// <param name="OperationsPerNormedElement">The number of operations per element of a batch norm.</param>
/// <param name="CountsStatistics">Whether the running means and variances of batch norms count as parameters.</param>
/// <param name="CountsImageNormalization">
/// Whether to add the parameters of a layer before the network that normalizes images: a mean and a variance for each channel, and a count of batches.
/// </param>
public sealed record CostConvention(
    string Word, string Difference, int OperationsPerMultiplyAdd, int OperationsPerNormedElement, bool CountsStatistics, bool CountsImageNormalization)
{
    /// <summary>Gets the paper's convention, which torchvision and this project also use.</summary>
    public static CostConvention Paper { get; } = new(
        "paper",
        "FLOPS are the multiply-adds of convolutions and linear layers for one image, as the paper counts them.",
        OperationsPerMultiplyAdd: 1,
        OperationsPerNormedElement: 0,
        CountsStatistics: false,
        CountsImageNormalization: false);

    /// <summary>Gets the convention of thop (0.0.31, in evaluation mode), but without pooling. thop counts pooling layers that are modules.</summary>
    public static CostConvention Thop { get; } = Paper with
    {
        Word = "thop",
        Difference = "FLOPS are multiply-adds as thop counts them: those of the paper, plus two for each element of a batch norm. Pooling is not counted.",
        OperationsPerNormedElement = 2,
    };

    /// <summary>Gets the convention of PyTorch's <c>torch.utils.flop_counter.FlopCounterMode</c> and of the profilers of DeepSpeed and TensorFlow.</summary>
    public static CostConvention FlopCounter { get; } = Paper with
    {
        Word = "flopcounter",
        Difference = "FLOPS are operations as PyTorch's FlopCounterMode counts them: a multiply-add is two operations, so the numbers are twice those of the paper.",
        OperationsPerMultiplyAdd = 2,
    };

    /// <summary>
    /// Gets the convention of Keras's <c>count_params</c>. Running statistics count as parameters. Keras's EfficientNets begin with a Normalization layer (a
    /// mean and a variance for each channel, and a count). Keras does not count operations, so operations are counted as in the paper.
    /// </summary>
    public static CostConvention Keras { get; } = Paper with
    {
        Word = "keras",
        Difference = "Parameters are as Keras counts them: with the running statistics of batch norms and the Normalization layer at the start of Keras's EfficientNets. "
            + "Keras does not count FLOPS; the FLOPS are those of the paper.",
        CountsStatistics = true,
        CountsImageNormalization = true,
    };

    /// <summary>Gets all conventions.</summary>
    public static ImmutableArray<CostConvention> All { get; } = ImmutableArray.Create(Paper, Thop, FlopCounter, Keras);

    /// <summary>Returns the convention with the given name; <see langword="null"/> if there is none.</summary>
    /// <param name="word">The name, in upper or lower case.</param>
    public static CostConvention? Find(string word) => All.FirstOrDefault(c => c.Word.Equals(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns the number of parameters of a node.</summary>
    /// <param name="node">The node.</param>
    public long ParametersOf(Node node) => node.Parameters + (CountsStatistics && node.Operation is BatchNorm norm ? 2L * norm.Channels : 0);

    /// <summary>Returns the number of operations of a node for one image.</summary>
    /// <param name="node">The node.</param>
    /// <exception cref="OverflowException">The number does not fit into 64 bits.</exception>
    public long OperationsOf(Node node) =>
        checked((OperationsPerMultiplyAdd * node.MultiplyAdds) + (node.Operation is BatchNorm ? OperationsPerNormedElement * node.Output.Elements : 0));

    /// <summary>Returns the number of parameters of the layer that normalizes the images of a network; 0 if the convention has no such layer.</summary>
    /// <param name="image">The shape of one image.</param>
    public long ImageNormalizationOf(Shape image) => CountsImageNormalization ? (2L * image.Channels) + 1 : 0;

    /// <summary>Returns the number of parameters of a network.</summary>
    /// <param name="network">The network.</param>
    public long ParametersOf(Network network) => checked(ImageNormalizationOf(network.Input) + network.Nodes.Sum(ParametersOf));

    /// <summary>Returns the number of operations of a network for one image.</summary>
    /// <param name="network">The network.</param>
    /// <exception cref="OverflowException">The number does not fit into 64 bits.</exception>
    public long OperationsOf(Network network) => network.Nodes.Sum(OperationsOf);

    /// <summary>Returns the name.</summary>
    public override string ToString() => Word;
}
