using EffNet.Inference.Execution;
using static TorchSharp.torch;

namespace EffNet.FusedNorms;

/// <summary>
/// The autograd node of a batch norm and the activation after it. It saves only the input of the batch norm, which the preceding convolution has allocated, and
/// no other tensor of that size.
/// </summary>
/// <param name="native">The functions of the native libraries.</param>
/// <param name="math">The computation.</param>
/// <param name="factors">The factors of the columns. The node disposes them.</param>
/// <param name="inverses">The reciprocal of the standard deviation of each channel.</param>
/// <param name="reference">The function that computes the same with libtorch, from the input and, if any, the weight and the bias.</param>
internal sealed unsafe class NormNode(NativeTorch native, NormMath math, NativeBuffer factors, double[] inverses, Func<Tensor[], Tensor> reference) : AutogradNode(native)
{
    /// <summary>Gets which inputs require a gradient.</summary>
    public required bool[] Requires { get; init; }

    /// <inheritdoc/>
    protected override Tensor?[] Backward(Tensor gradient, Tensor[] inputs) =>
        is_grad_enabled() ? Differentiable(gradient, inputs) : Fused(gradient, inputs);

    /// <inheritdoc/>
    protected override void Release() => factors.Dispose();

    private Tensor?[] Fused(Tensor gradient, Tensor[] inputs)
    {
        using var scope = NewDisposeScope();
        var rows = gradient.permute(0, 2, 3, 1).contiguous();
        float* input = Data(inputs[0]), outer = Data(rows);
        var (sums, products) = math.Sum(input, outer, factors);
        var gradients = new Tensor?[inputs.Length];
        if (Requires[0])
        {
            gradients[0] = empty_like(inputs[0]);
            math.Differentiate(input, outer, Data(gradients[0]!), factors, inverses, sums, products);
        }

        if (inputs.Length > 1)
        {
            for (var channel = 0; channel < products.Length; channel++)
                products[channel] *= inverses[channel];
            gradients[1] = Vector(products);
            gradients[2] = Vector(sums);
        }

        foreach (var made in gradients)
            made?.DetachFromDisposeScope();
        return gradients;
    }

    /// <summary>Computes gradients of gradients with libtorch's functions, whose gradients are known. The result is part of a graph.</summary>
    private Tensor?[] Differentiable(Tensor gradient, Tensor[] inputs)
    {
        using var scope = NewDisposeScope();
        var output = reference(inputs);
        var required = inputs.Where((_, i) => Requires[i]).ToList();
        var found = new Queue<Tensor>(autograd.grad([output], required, [gradient], retain_graph: true, create_graph: true));
        return [.. Requires.Select(requires => requires ? found.Dequeue().DetachFromDisposeScope() : null)];
    }

    private Tensor Vector(double[] numbers)
    {
        var vector = empty(numbers.Length);
        var target = Data(vector);
        for (var i = 0; i < numbers.Length; i++)
            target[i] = (float)numbers[i];
        return vector;
    }

    private float* Data(Tensor tensor) => (float*)Native.GetData(tensor.Handle);
}
