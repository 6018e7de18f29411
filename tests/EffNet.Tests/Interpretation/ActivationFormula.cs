using static TorchSharp.torch;

namespace EffNet.Tests.Interpretation;

/// <summary>Formulas of activations, by their keywords in the language.</summary>
internal static class ActivationFormula
{
    public static Tensor Apply(string word, Tensor x) => word switch
    {
        "silu" => x * Logistic(x),
        "relu" => x.Within(0),
        "relu6" => x.Within(0, 6),
        "hard_swish" => x * x.Plus(3).Within(0, 6).Times(1 / 6d),
        "gelu" => x * special.erf(x.Times(1 / Math.Sqrt(2))).Plus(1).Times(0.5),
        "sigmoid" => Logistic(x),
        _ => throw new NotSupportedException($"The interpreter does not know activation '{word}'."),
    };

    private static Tensor Logistic(Tensor x) => x.neg().exp().Plus(1).reciprocal();
}
