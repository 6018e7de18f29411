using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet.Explanation;

/// <summary>A network that is temporarily in evaluation mode and may be frozen and have hooks. Dispose restores the previous state of the network.</summary>
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

    /// <summary>Turns off gradients of parameters, so that only the requested gradients are recorded and computed.</summary>
    public void Freeze()
    {
        foreach (var parameter in _model.parameters().Where(parameter => parameter.requires_grad))
        {
            _frozen.Add(parameter);
            parameter.requires_grad = false;
        }
    }

    /// <summary>Adds a hook that receives the input of a layer.</summary>
    public void Before(nn.Module<Tensor, Tensor> layer, Action<Tensor> look)
    {
        var hook = layer.register_forward_pre_hook((_, input) =>
        {
            look(input);
            return null!;
        });
        _unhook.Add(hook.remove);
    }

    /// <summary>Adds a hook that receives the output of a layer and may replace it.</summary>
    public void After(nn.Module<Tensor, Tensor> layer, Func<Tensor, Tensor?> look)
    {
        var hook = layer.register_forward_hook((_, _, output) => look(output)!);
        _unhook.Add(hook.remove);
    }

    /// <summary>Restores the previous state of the network.</summary>
    public void Dispose()
    {
        foreach (var unhook in _unhook)
            unhook();
        foreach (var parameter in _frozen)
            parameter.requires_grad = true;
        _modes.Restore();
    }
}
