using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet.Explanation;

/// <summary>A network that is in evaluation mode, may be frozen and may have hooks, until it is disposed: then it is exactly as it was.</summary>
internal sealed class BorrowedNetwork : IDisposable
{
    private readonly ModuleModes _modes;
    private readonly List<Parameter> _frozen = [];
    private readonly List<Action> _unhook = [];
    private readonly nn.Module<Tensor, Tensor> _model;

    public BorrowedNetwork(nn.Module<Tensor, Tensor> model)
    {
        _model = model;
        _modes = ModuleModes.Evaluate(model);
    }

    /// <summary>Keeps gradients from the parameters: only what is asked for is recorded and computed.</summary>
    public void Freeze()
    {
        foreach (var parameter in _model.parameters().Where(parameter => parameter.requires_grad))
        {
            _frozen.Add(parameter);
            parameter.requires_grad = false;
        }
    }

    /// <summary>Looks at what a layer reads.</summary>
    public void Before(nn.Module<Tensor, Tensor> layer, Action<Tensor> look)
    {
        var hook = layer.register_forward_pre_hook((_, input) =>
        {
            look(input);
            return null!;
        });
        _unhook.Add(hook.remove);
    }

    /// <summary>Looks at what a layer yields, and may put another tensor in its place.</summary>
    public void After(nn.Module<Tensor, Tensor> layer, Func<Tensor, Tensor?> look)
    {
        var hook = layer.register_forward_hook((_, _, output) => look(output)!);
        _unhook.Add(hook.remove);
    }

    /// <summary>Gives the network back.</summary>
    public void Dispose()
    {
        foreach (var unhook in _unhook)
            unhook();
        foreach (var parameter in _frozen)
            parameter.requires_grad = true;
        _modes.Restore();
    }
}
