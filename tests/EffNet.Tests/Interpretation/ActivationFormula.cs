using static TorchSharp.torch;

namespace EffNet.Tests.Interpretation;

/// <summary>Activations by the language's words, written out.</summary>
internal static class ActivationFormula
{
    public static Tensor Apply(string word, Tensor x) => word switch
    {
        "silu" => x * Logistic(x),
        "relu" => x.clamp_min(0),
        "relu6" => x.clamp(0, 6),
        "hard_swish" => x * (x + 3).clamp(0, 6) / 6,
        "gelu" => x * (1 + special.erf(x / Math.Sqrt(2))) / 2,
        "sigmoid" => Logistic(x),
        _ => throw new NotSupportedException($"The interpreter does not know activation '{word}'."),
    };

    private static Tensor Logistic(Tensor x) => 1 / (1 + (-x).exp());
}
